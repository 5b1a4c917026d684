import { parse } from 'micromark';
import { expect, test, vi } from 'vitest';
import { safeHref } from './safe-href.ts';
import { parseSmallMarkdown, type SmallNode } from './small-markdown.ts';
import { XSS_CORPUS } from './xss-corpus.ts';

vi.mock('micromark', { spy: true });

/** As HTML that is easy to read in a test. */
function show(nodes: SmallNode[]): string {
  const TAGS = {
    paragraph: 'p',
    emphasis: 'em',
    strong: 'b',
    bullets: 'ul',
    numbers: 'ol',
    item: 'li',
  };
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.kind === 'break') return '|';
      if ('text' in node) return `{${node.kind}:${node.text}}`;
      const inside = show(node.children);
      if (node.kind === 'link') return `{${inside}→${node.href}}`;
      return `<${TAGS[node.kind]}>${inside}</${TAGS[node.kind]}>`;
    })
    .join('');
}
const shown = (text: string) => show(parseSmallMarkdown(text));

test.each([
  ['Bonjour.\n\nUne suite.', '<p>Bonjour.</p><p>Une suite.</p>'],
  ['une ligne\nune autre  \nencore', '<p>une ligne|une autre|encore</p>'],
  [
    '*un* _mot_ **fort** ***deux***',
    '<p><em>un</em> <em>mot</em> <b>fort</b> <em><b>deux</b></em></p>',
  ],
  ['un `mot` de code', '<p>un {code:mot} de code</p>'],
  ['```js\na\n\nb\n```', '{pre:a\n\nb}'],
  [
    '- un\n- deux\n  - trois',
    '<ul><li><p>un</p></li><li><p>deux</p><ul><li><p>trois</p></li></ul></li></ul>',
  ],
  ['1. un\n2. deux\n\nfin', '<ol><li><p>un</p></li><li><p>deux</p></li></ol><p>fin</p>'],
  ['[le site](https://example.org/a_b)', '<p>{le site→https://example.org/a_b}</p>'],
  ['[*le* site](https://example.org "titre")', '<p>{<em>le</em> site→https://example.org/}</p>'],
  ['[moi](mailto:a@example.org)', '<p>{moi→mailto:a@example.org}</p>'],
  [
    '<https://example.org/> <a@example.org>',
    '<p>{https://example.org/→https://example.org/} {a@example.org→mailto:a@example.org}</p>',
  ],
  [
    'voir https://example.org/a_b_c. Bien !',
    '<p>voir {https://example.org/a_b_c→https://example.org/a_b_c}. Bien !</p>',
  ],
  ['\\*pas\\* de relief', '<p>*pas* de relief</p>'],
])('%j is read as Markdown', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  '# Titre',
  '> citation',
  '---',
  '![image](/a.png)',
  '<b>gras</b>',
  '[a]: /b',
  '&lt;b&gt; &amp; &nbsp;',
  '[interne](/mon-espace/)',
  '[relatif](../a)',
  '[x](javascript:alert(1))',
  '<javascript:alert(1)>',
])('%j stays as it was typed', (text) => {
  expect(shown(text)).toBe(`<p>${text}</p>`);
});

test('a text and the line under it are no heading', () => {
  expect(shown('Titre\n=====')).toBe('<p>Titre|=====</p>');
});

const hrefs = (nodes: SmallNode[]): string[] =>
  nodes.flatMap((node) =>
    typeof node === 'object' && 'children' in node
      ? [...(node.kind === 'link' ? [node.href] : []), ...hrefs(node.children)]
      : [],
  );

test('the corpus has at least sixty strings, none twice', () => {
  expect(XSS_CORPUS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(XSS_CORPUS).size).toBe(XSS_CORPUS.length);
});

test.each(XSS_CORPUS)('%j leads nowhere but to http, https and mailto', (text) => {
  for (const href of hrefs(parseSmallMarkdown(text))) {
    expect(href).toMatch(/^(https?:\/\/|mailto:)/);
    expect(href).not.toMatch(/["<>\s]/);
  }
});

test.each([
  ['https://example.org', 'https://example.org/'],
  ['HTTP://example.org/é', 'http://example.org/%C3%A9'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['javascript:alert(1)', null],
  ['https:evil', null],
  ['//evil.example', null],
  [' https://example.org', null],
  ['java\nscript:alert(1)', null],
  ['https://', null],
])('an address %j may lead to %j', (address, href) => {
  expect(safeHref(address)).toBe(href);
});

test.each(['*', '_', '[', '- ', '1. ', '`', '**a ', '[a](', '> ', '![', '<'])(
  'five thousand characters of %j are read in no time',
  (piece) => {
    const text = piece.repeat(Math.ceil(5000 / piece.length)).slice(0, 5000);
    const began = performance.now();
    expect(depth(parseSmallMarkdown(text))).toBeLessThan(300);
    expect(performance.now() - began).toBeLessThan(1500);
  },
);

test.each([
  ['_a*, over and over', '_a*'.repeat(1666)],
  ['*_, over and over', '*_'.repeat(2500)],
  ['a letter among five thousand asterisks', `${'*'.repeat(2499)}a${'*'.repeat(2499)}`],
])('%s is not even parsed, and stays as it was typed', (_, text) => {
  vi.mocked(parse).mockClear();
  expect(parseSmallMarkdown(text)).toEqual([{ kind: 'paragraph', children: [text] }]);
  expect(parse).not.toHaveBeenCalled();
  parseSmallMarkdown('*a*');
  expect(parse).toHaveBeenCalledOnce();
});

test('signs in a long text are still read, up to three hundred of them', () => {
  expect(shown('*a* '.repeat(150))).toMatch(/^<p>(<em>a<\/em> ?){150}<\/p>$/);
  expect(shown(`${'*a* '.repeat(150)}*\n\nhttps://example.org`)).toBe(
    `<p>${'*a* '.repeat(150)}*</p><p>{https://example.org→https://example.org}</p>`,
  );
});

test('what is stressed over and over is so ten times, and keeps its words', () => {
  expect(shown(`${'*a '.repeat(20)}b${' c*'.repeat(20)} *d*`)).toBe(
    `<p>${'<em>a '.repeat(10)}${'a '.repeat(10)}b${' c'.repeat(10)}${' c</em>'.repeat(10)} <em>d</em></p>`,
  );
  expect(shown(`${'*'.repeat(60)}[a](https://example.org/)${'*'.repeat(60)}`)).toBe(
    `<p>${'<b>'.repeat(10)}{a→https://example.org/}${'</b>'.repeat(10)}</p>`,
  );
});

test('what micromark trips over stays as it was typed', () => {
  expect(shown('*\u0000*\nun\n\ndeux')).toBe('<p>*\u0000*|un</p><p>deux</p>');
});

const depth = (nodes: SmallNode[]): number =>
  Math.max(
    0,
    ...nodes.map((node) =>
      typeof node === 'object' && 'children' in node ? 1 + depth(node.children) : 0,
    ),
  );
