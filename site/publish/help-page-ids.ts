import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** The help pages of the last pull, by their ids in the CMS, which are the names of their files. */
export async function helpPageIds(contentDir: string): Promise<string[]> {
  const folder = join(contentDir, 'help');
  if (!existsSync(folder)) return [];
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.mdx')).map((file) => parse(file).name);
}
