import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The course's own address, as the last pull brought it; none before the first. */
export async function contactAddress(contentDir: string): Promise<string | undefined> {
  const path = join(contentDir, 'settings.json');
  if (!existsSync(path)) return undefined;
  const settings: { contactEmail: string } = JSON.parse(await readFile(path, 'utf8'));
  return settings.contactEmail;
}
