// POST { uploadId } by who sent the file → 200 {}: it is what its name says, and may be published.
//   400 file-lies|file-has-macros|file-empty|file-too-large|picture-has-metadata|picture-too-large:
//   the file is gone · 401 signed-out · 403 as the database says · 404 upload-unknown|file-missing
import * as z from 'zod';
import { callAs } from '../_shared/caller.ts';
import { answerJson } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call, service } from '../_shared/service.ts';
import { judge } from './judge.ts';

const Upload = z.object({
  id: z.uuid(),
  bucket: z.string(),
  purpose: z.string(),
  ext: z.string(),
  mime: z.string(),
  max_bytes: z.number(),
  is_checked: z.boolean(),
});

async function fetchSent(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const { data, error } = await service.storage.from('community-incoming').download(id);
  if (error) throw new Refusal(404, 'file-missing');
  return new Uint8Array(await data.arrayBuffer());
}

Deno.serve(
  answerJson(z.object({ uploadId: z.uuid() }), async ({ uploadId }, request) => {
    const asked = { upload_id: uploadId };
    const upload = Upload.parse(await callAs(request, 'upload_to_check', asked));
    if (upload.is_checked) return { status: 200, body: {} };
    const bytes = await fetchSent(upload.id);
    const verdict = await judge({ ...upload, maxBytes: upload.max_bytes }, bytes);
    if (verdict !== 'fine') {
      await call('discard_upload', asked);
      throw new Refusal(400, verdict);
    }
    // The very bytes that were looked at, under the type that they are of: not what the sender says.
    const { error } = await service.storage
      .from(upload.bucket)
      .upload(upload.id, bytes, { contentType: upload.mime, upsert: true });
    if (error) throw new Refusal(503, 'unavailable');
    await call('mark_upload_checked', { ...asked, size_bytes: bytes.length });
    return { status: 200, body: {} };
  }),
);
