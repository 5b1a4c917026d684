// Astro lists the hashes of the whole site in every page. Here each page keeps the hashes of what
// stands in it: less to send, and nothing of another page may run in this one.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;
const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(")/;
const WASM = "'wasm-unsafe-eval'";
const HASHES = /(script-src|style-src) ([^;]*)/g;

function hashesOf(html: string): Record<string, string[]> {
  const found: Record<string, string[]> = { 'script-src': [], 'style-src': [] };
  for (const [, tag, attributes = '', text = ''] of html.matchAll(INLINE)) {
    if (/\bsrc=|application\/ld\+json/.test(attributes)) continue;
    const hash = createHash('sha256').update(text).digest('base64');
    found[`${tag}-src`]?.push(`'sha256-${hash}'`);
  }
  return found;
}

/** The search runs WebAssembly. A page that asks for it says so itself; no other is allowed to. */
const keptOf = (directive: string) => (directive.includes(WASM) ? [WASM] : []);

/** The page with the hashes of its own inline scripts and styles, and no others, in its policy. */
export function withOwnHashes(html: string): string {
  const hashes = hashesOf(html);
  return html.replace(POLICY, (_, before: string, policy: string, after: string) => {
    const own = policy.replaceAll(HASHES, (all: string, directive: string) =>
      [directive, "'self'", ...keptOf(all), ...new Set(hashes[directive])].join(' '),
    );
    return before + own + after;
  });
}

export function pageCsp(): AstroIntegration {
  return {
    name: 'page-csp',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = await readdir(folder, { recursive: true });
        for (const file of files.filter((name) => name.endsWith('.html'))) {
          const path = join(folder, file);
          await writeFile(path, withOwnHashes(await readFile(path, 'utf8')));
        }
      },
    },
  };
}
