// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// jsdom has no sheets made by script.
class Sheet {
  text = '';
  async replace(text: string) {
    this.text = text;
    return this;
  }
}

let addSheet: typeof import('./add-sheet.ts').addSheet;
let adopted: Sheet[];
const server = vi.fn<(href: string) => Promise<Response>>();

beforeEach(async () => {
  adopted = [];
  Object.defineProperty(document, 'adoptedStyleSheets', { value: adopted, configurable: true });
  vi.stubGlobal('CSSStyleSheet', Sheet);
  vi.stubGlobal(
    'fetch',
    server.mockReset().mockImplementation(async (href) => new Response(href)),
  );
  vi.resetModules();
  ({ addSheet } = await import('./add-sheet.ts'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const texts = () => adopted.map(({ text }) => text);

test('a sheet comes after those that the page holds, in whichever order they arrive', async () => {
  let arrive = (_: Response) => {};
  server.mockReturnValueOnce(
    new Promise((done) => {
      arrive = done;
    }),
  );
  const slow = addSheet('/slow.css');
  await addSheet('/quick.css');
  arrive(new Response('/slow.css'));
  await slow;
  expect(texts()).toEqual(['/quick.css', '/slow.css']);
  expect(document.querySelector('link, style')).toBeNull();
});

test('all who ask for a sheet wait for one', async () => {
  await Promise.all([addSheet('/a.css'), addSheet('/a.css')]);
  await addSheet('/a.css');
  expect(texts()).toEqual(['/a.css']);
  expect(server).toHaveBeenCalledTimes(1);
});

test.each([
  ['no line', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a page that is gone', () => Promise.resolve(new Response('Not here', { status: 404 }))],
])('%s holds nobody up, and the next who asks may have it', async (_what, respond) => {
  server.mockImplementationOnce(respond);
  await addSheet('/a.css');
  expect(texts()).toEqual([]);
  await addSheet('/a.css');
  expect(texts()).toEqual(['/a.css']);
});

test('no part brings a sheet of its own into the page', () => {
  const parts = globSync('widgets/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
  expect(parts.length).toBeGreaterThan(0);
  const links = parts.filter((file) =>
    /\brel\s*=\s*["']stylesheet/.test(readFileSync(file, 'utf8')),
  );
  expect(links).toEqual([]);
});
