import { postJson } from './api.ts';
import { field, readJson } from './read-json.ts';

export const SIGNED_FOR_SECONDS = 3600;

/** Short-lived addresses of private files, by id. A file that may not be read has none. */
export async function signFiles(
  ids: string[],
  bucket = 'lesson-media',
): Promise<Map<string, string>> {
  const response = await postJson(`/storage/v1/object/sign/${bucket}`, {
    expiresIn: SIGNED_FOR_SECONDS,
    paths: ids,
  });
  const rows = await readJson(response);
  const signed = new Map<string, string>();
  for (const row of Array.isArray(rows) ? rows : []) {
    const [path, url] = [field(row, 'path'), field(row, 'signedURL')];
    if (typeof path === 'string' && typeof url === 'string') {
      signed.set(path, `${import.meta.env.PUBLIC_SUPABASE_URL}/storage/v1${url}`);
    }
  }
  return signed;
}
