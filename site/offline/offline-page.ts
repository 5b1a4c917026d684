// Lists what can be read without a line, and goes on by itself when the line is back.
import { OFFLINE_PAGE, PAGES, readablePages } from './copies.ts';
import { onLineBack } from './line-back.ts';

function link({ path, title }: { path: string; title: string }): HTMLElement {
  const item = document.createElement('li');
  const anchor = document.createElement('a');
  anchor.href = path;
  anchor.textContent = title;
  item.append(anchor);
  return item;
}

async function listPages(): Promise<void> {
  // Where the page is not secure, nothing is kept. To open a cache is to make it.
  const isKept = 'caches' in window && (await caches.has(PAGES));
  const pages = isKept ? await readablePages(caches) : [];
  const section = document.getElementById('gardees');
  const nothing = document.getElementById('aucune');
  if (!section || !nothing) return;
  section.hidden = pages.length === 0;
  nothing.hidden = pages.length > 0;
  section.querySelector('ul')?.replaceChildren(...pages.map(link));
}

void listPages();
onLineBack(() => {
  if (location.pathname !== OFFLINE_PAGE) location.reload();
});
