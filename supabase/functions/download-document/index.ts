// GET ?ticket=… with the session that it was signed for → 200 the file, to be saved, never shown.
//   401 signed-out · 404 link-unknown|document-unknown|file-missing · 410 link-expired
import * as z from 'zod';
import { callAs } from '../_shared/caller.ts';
import { Refusal } from '../_shared/refusal.ts';
import { service } from '../_shared/service.ts';
import { dispositionOf } from './disposition.ts';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, x-client-info, apikey',
  'access-control-allow-methods': 'GET, OPTIONS',
  'access-control-max-age': '86400',
};

const Opened = z.object({
  bucket: z.string(),
  name: z.uuid(),
  filename: z.string(),
  mime: z.string(),
  size_bytes: z.number(),
});

const refuse = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { ...CORS, 'cache-control': 'no-store' } });

async function answer(request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, 'method-not-allowed');
  const ticket = new URL(request.url).searchParams.get('ticket') ?? '';
  const file = Opened.parse(await callAs(request, 'open_document', { ticket }));
  const { data, error } = await service.storage.from(file.bucket).download(file.name).asStream();
  if (error) throw new Refusal(404, 'file-missing');
  return new Response(data, {
    headers: {
      ...CORS,
      'content-type': file.mime,
      'content-length': String(file.size_bytes),
      'content-disposition': dispositionOf(file.filename),
      // Whatever it holds, it is not a page of this address.
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
}

Deno.serve(async (request: Request) => {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
  try {
    return await answer(request);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.status, error.word);
    // Without its message, which may quote the address.
    console.error('unexpected failure', error instanceof Error ? error.name : 'unknown');
    return refuse(500, 'unexpected');
  }
});
