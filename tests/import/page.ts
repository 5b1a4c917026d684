// What a reader's browser shows of one chapter, taken from the rendered page.
import type { Page } from '@playwright/test';

export interface Shown {
  text: string;
  /** The same without code. */
  prose: string;
  pictures: { alt: string; src: string; width: number; height: number }[];
  tables: number[][];
  links: { href: string; text: string }[];
  callouts: string[];
  dangers: string[];
}

/** Reads the only element that `selector` finds, scrolled through so that lazy pictures load. */
export async function readPage(page: Page, selector: string): Promise<Shown> {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  });
  return page.evaluate((wanted) => {
    const roots = [...document.querySelectorAll<HTMLElement>(wanted)];
    const all = <E extends Element>(query: string) =>
      roots.flatMap((root) => [...root.querySelectorAll<E>(query)]);

    const textOf = (node: Node, withCode: boolean): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof HTMLElement) || !node.checkVisibility()) return '';
      if (node instanceof HTMLImageElement) return ` ${node.alt} `;
      if (!withCode && node.matches('code, pre')) return ' ';
      const inside = [...node.childNodes].map((child) => textOf(child, withCode)).join('');
      const isInline = getComputedStyle(node).display === 'inline' && node.tagName !== 'BR';
      return isInline ? inside : `\n${inside}\n`;
    };
    const name = (element: Element) => element.outerHTML.slice(0, 120);
    const attributes = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) =>
          /^on/i.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value),
      ),
    );
    return {
      text: roots.map((root) => textOf(root, true)).join('\n'),
      prose: roots.map((root) => textOf(root, false)).join('\n'),
      pictures: all<HTMLImageElement>('img').map((picture) => ({
        alt: picture.alt,
        src: picture.currentSrc,
        width: picture.naturalWidth,
        height: picture.naturalHeight,
      })),
      tables: all<HTMLTableElement>('table').map((table) =>
        [...table.rows].map((row) => row.cells.length),
      ),
      links: all<HTMLAnchorElement>('a[href]').map((link) => ({
        href: link.getAttribute('href') ?? '',
        text: link.textContent,
      })),
      callouts: all('.callout-title').map((title) => title.textContent.trim()),
      dangers: [
        ...all('script, style, iframe, object, embed, form, base, meta, link').map(name),
        ...attributes.map(name),
      ],
    };
  }, selector);
}
