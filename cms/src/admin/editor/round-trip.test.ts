// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mdxProblems } from '../../checks/mdx-check';
import { splitFrontMatter } from '../../seed/front-matter';
import { openEditor } from './open-editor';
import { meaningOf, saySame } from './same-text';
import { plainLinks } from './write-text';

const SEED = join(import.meta.dirname, '../../../seed');
const again = openEditor();

const bodies = globSync('**/*.mdx', { cwd: SEED }).map((path) => {
  const { body } = splitFrontMatter(readFileSync(join(SEED, path), 'utf8'));
  return [path, body] as const;
});

test.each(bodies)('%s is the same after the editor', (_, body) => {
  const written = again(plainLinks(body) ?? '');
  expect(meaningOf(written)).toBe(meaningOf(body));
  const unattached = (text: string) => mdxProblems(text, []).map(({ sentence }) => sentence);
  expect(unattached(written).toSorted()).toEqual(unattached(body).toSorted());
});

// What guides written elsewhere hold, and our seed does not.
test.each([
  'un\\\ndeux',
  '## Un titre\n\n#### Un autre',
  '3. trois\n4. quatre',
  '- un\n\n  deuxième paragraphe\n\n- deux',
  '- un\n  - dedans\n    1. plus loin\n- deux',
  '| a | b |\n|:-:|--:|\n| x<br />y | **z** et `c` |',
  '**gras [lien *penché*](https://exemple.fr) gras**',
  '***les deux** penché*',
  '`code` **`code`** ~~barré~~',
  'm<sup>2</sup>, H<sub>2</sub>O, <u>souligné</u>, <kbd>Ctrl</kbd>',
  '[texte][1] et [1]\n\n[1]: https://exemple.fr/a_b',
  'https://exemple.fr/a_b_c, www.exemple.fr et a_b@exemple.fr',
  '> cité\n>\n> - puis une liste',
  '- [ ] à faire\n- [x] fait',
  '```js\nimport x from "y"; {z}\n```',
  '- un\n\n  ```\n  code\n  ```',
  '1. un\n\n   <Figure file="plan.png" alt="Le plan" />\n\n   suite\n2. deux',
  '<Steps>\n\n1. un\n\n   <Callout kind="tip" title="Ici">\n\n   - a\n\n   </Callout>\n\n2. deux\n\n</Steps>',
  '<Browsers>\n\n<Browser name="firefox">\n\nUn.\n\n</Browser>\n\n</Browsers>',
  'Appuyez sur <Label name="progress_validate" /> puis <Key>Entrée</Key>.',
  '![Le plan](plan%20du%20site.png) et [le fichier](fiche.odt)',
  'Écrire \\{nom}, 3 \\< 4, a\\*b, 1\\. et « ici\u00a0» ',
  '<dl><dt>mot</dt><dd>sens</dd></dl>',
  '---',
  '',
])('%j says the same after the editor', (body) => {
  expect(meaningOf(again(plainLinks(body) ?? ''))).toBe(meaningOf(body));
});

test.each([
  ['a footnote', 'un[^1]\n\n[^1]: la note'],
  ['a component that nobody knows', '<Danger />'],
  ['code', 'un {1 + 1}'],
  ['a line of code', 'import x from "y"\n\nun'],
  ['text after a list in an item', '- a\n  - b\n\n  c'],
  ['a tag that is not closed', '<Callout kind="tip">'],
])('%s is not opened visually', (_, body) => {
  const prepared = plainLinks(body);
  expect(prepared !== null && saySame(again(prepared), body)).toBe(false);
});

test('how a text is typed does not count, what it says does', () => {
  expect(saySame('* a\n* b', '- a\n- b')).toBe(true);
  expect(saySame('__a__ b', '**a** b')).toBe(true);
  expect(saySame('un\ndeux', 'un deux')).toBe(true);
  expect(saySame('un\\\ndeux', 'un deux')).toBe(false);
  expect(saySame('un\u00a0deux', 'un deux')).toBe(false);
  expect(saySame('**a** b', 'a b')).toBe(false);
  expect(saySame('1. a', '2. a')).toBe(false);
  expect(saySame('<Callout kind="tip">a</Callout>', '<Callout kind="info">a</Callout>')).toBe(
    false,
  );
});
