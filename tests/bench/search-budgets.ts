// What a search costs: the whole index on the disk, and what a reader fetches from opening the page
// to the results of a first question, on the slow line of the other pages.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readStack, stackHome } from '../stack.ts';
import { measurePage } from './pages.ts';
import type { Measure } from './table.ts';

const KB = 1000;

/** Bytes of the index as it is sent: compressed where the server compresses. */
function indexSize(): number {
  const folder = join(stackHome(), 'releases/current/site/pagefind');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = new Map(
    names
      .filter((name) => !name.endsWith('.gz'))
      .map((name) => [name, statSync(join(folder, name))] as const)
      .filter(([, about]) => about.isFile()),
  );
  return [...files]
    .filter(([name]) => !files.has(`${name}.br`))
    .reduce((sum, [, { size }]) => sum + size, 0);
}

export async function measureSearch(): Promise<Measure[]> {
  const { siteUrl } = readStack();
  const idle = await measurePage(`${siteUrl}/aide/`);
  const asked = await measurePage(`${siteUrl}/recherche/?q=mot+de+passe+oubli%C3%A9`);
  return [
    { what: 'search: the whole index', value: indexSize() / KB, unit: 'KB' },
    { what: 'search: page, engine and first question', value: asked.total / KB, unit: 'KB' },
    { what: 'search: of that, script', value: asked.script / KB, unit: 'KB' },
    { what: 'search: requests up to the results', value: asked.requests, unit: '' },
    { what: 'a page of which nobody searches: script', value: idle.script / KB, unit: 'KB' },
  ];
}
