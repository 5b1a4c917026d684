// Files of locked lessons go into a private bucket, each under a name that holds its content's
// hash: what is there never changes, and an earlier release finds its own files again.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from './release.ts';

const BUCKET = 'lesson-media';
const AT_ONCE = 4;

export type Storage = { keep: (files: ReleaseFile[], folder: string) => Promise<number> };

export function connectStorage(url: string, secretKey: string): Storage {
  const known = new Set<string>();
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };

  const isThere = async (id: string): Promise<boolean> => {
    const response = await fetch(`${url}/storage/v1/object/authenticated/${BUCKET}/${id}`, {
      method: 'HEAD',
      headers,
    });
    return response.ok;
  };

  const send = async ({ id, hash, ext, mime }: ReleaseFile, folder: string): Promise<void> => {
    const response = await fetch(`${url}/storage/v1/object/${BUCKET}/${id}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': mime, 'x-upsert': 'true' },
      body: new Uint8Array(await readFile(join(folder, 'media', `${hash}.${ext}`))),
    });
    if (!response.ok) {
      throw new Error(
        `storage refused ${id}: ${response.status} ${(await response.text()).slice(0, 200)}`,
      );
    }
  };

  return {
    /** Uploads what is missing; returns how many files that were. */
    keep: async (files, folder) => {
      let sent = 0;
      const queue = files.filter(({ id }) => !known.has(id)).values();
      const work = async () => {
        for (const file of queue) {
          if (!(await isThere(file.id))) {
            await send(file, folder);
            sent += 1;
          }
          known.add(file.id);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return sent;
    },
  };
}
