import type { Sql } from 'postgres';
import type { Caller } from '../keys.ts';
import type { Bucket } from './buckets.ts';
import type { Disk } from './disk.ts';
import { checkName, saveObject } from './objects.ts';
import { invalidRequest, tooLarge, wrongType } from './storage-error.ts';

/** As `file_size_limit` in config.toml. */
const LARGEST = 200 * 1024 * 1024;

type Content = { body: ReadableStream | null; mime: string; cacheControl: string };

/** Takes a file: POST makes a new one, or replaces with `x-upsert`; PUT replaces. */
export async function upload(
  sql: Sql,
  disk: Disk,
  caller: Caller,
  bucket: Bucket,
  name: string,
  request: Request,
) {
  checkName(name);
  const limit = Math.min(bucket.sizeLimit ?? LARGEST, LARGEST);
  if (Number(request.headers.get('content-length') ?? 0) > limit + 10_000) throw tooLarge();
  const { body, mime, cacheControl } = await readContent(request);
  if (!isAllowed(mime, bucket.mimeTypes)) throw wrongType(mime);
  const written = await disk.write(body, limit);
  try {
    const isUpsert = request.method === 'PUT' || request.headers.get('x-upsert') === 'true';
    const { id, replaced } = await saveObject(sql, caller, {
      bucket: bucket.id,
      name,
      mime,
      cacheControl,
      written,
      isUpsert,
    });
    if (replaced !== null) await disk.remove(replaced);
    return { Id: id, Key: `${bucket.id}/${name}` };
  } catch (error) {
    await disk.remove(written.version);
    throw error;
  }
}

/** A bare body with headers, or the form that supabase-js makes of a Blob. */
async function readContent(request: Request): Promise<Content> {
  const type = request.headers.get('content-type') ?? 'application/octet-stream';
  if (!type.startsWith('multipart/form-data')) {
    const cacheControl = request.headers.get('cache-control') ?? 'no-cache';
    return { body: request.body, mime: type, cacheControl };
  }
  const form = await request.formData();
  const file = [...form.values()].find((value) => value instanceof Blob);
  if (file === undefined) throw invalidRequest('The form holds no file');
  const seconds = Number(form.get('cacheControl') ?? 3600);
  return {
    body: file.stream(),
    mime: file.type || 'application/octet-stream',
    cacheControl: `max-age=${Number.isInteger(seconds) ? seconds : 3600}`,
  };
}

function isAllowed(mime: string, allowed: string[] | null) {
  const [plain = ''] = mime.split(';');
  return (
    allowed === null ||
    allowed.some(
      (rule) => rule === plain || (rule.endsWith('/*') && plain.startsWith(rule.slice(0, -1))),
    )
  );
}
