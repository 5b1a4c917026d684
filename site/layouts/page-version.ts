// Each page names its own version, and the script of every page compares it with the published one.
// It covers text and scripts of this page alone (names of scripts carry their hash): who reads one
// page is not told that another has changed.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Text that another build writes differently without anybody having changed anything. */
const VARIES = /(<\w+[^>]*\bdata-(?:varies|countdown)\b[^>]*>)[^<]*/g;
/** As Page.astro writes it, until the version is known. */
const NO_VERSION = ' data-v="0"';

/** The page with its version in the place that Page.astro keeps for it. */
export function withVersion(html: string): string {
  const lasting = html.replace(VARIES, '$1');
  const version = createHash('sha256').update(lasting).digest('hex').slice(0, 8);
  return html.replace(NO_VERSION, ` data-v="${version}"`);
}

export function pageVersion(): AstroIntegration {
  return {
    name: 'page-version',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = await readdir(folder, { recursive: true });
        for (const file of files.filter((name) => name.endsWith('.html'))) {
          const path = join(folder, file);
          await writeFile(path, withVersion(await readFile(path, 'utf8')));
        }
      },
    },
  };
}
