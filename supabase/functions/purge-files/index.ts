// POST with the secret key → 200 { deleted }: takes out of storage what nothing refers to any more.
import * as z from 'zod';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { holdsSecretKey } from '../_shared/secret-key.ts';
import { call, service } from '../_shared/service.ts';

const Discarded = z.array(z.object({ bucket: z.string(), name: z.string() }));
const BATCH = 100;

/** A file that is not there any more, or never came, is as good as deleted. */
async function purge(): Promise<number> {
  const files = Discarded.parse(await call('list_discarded_files', { batch: BATCH }));
  for (const bucket of new Set(files.map((file) => file.bucket))) {
    const names = files.filter((file) => file.bucket === bucket).map(({ name }) => name);
    const { error } = await service.storage.from(bucket).remove(names);
    if (error) throw new Refusal(503, 'unavailable');
    await call('forget_discarded_files', { bucket, names });
  }
  return files.length;
}

Deno.serve(
  answerJson(z.object({}), async (_input, request) => {
    if (!(await holdsSecretKey(request.headers, env.SUPABASE_SERVICE_ROLE_KEY))) {
      throw new Refusal(401, 'secret-key-needed');
    }
    return { status: 200, body: { deleted: await purge() } };
  }),
);
