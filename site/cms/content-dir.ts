import { resolve } from 'node:path';

/** Folder that the pull writes and the pages read: CONTENT_DIR, else `.content`. */
export function contentDir(): string {
  return resolve(process.env['CONTENT_DIR'] ?? '.content');
}
