import { expect, test } from 'vitest';
import { mdxProblems } from '../checks/mdx-check.ts';
import { readChapter, writeChapter } from './convert.ts';

const targets = {
  link: (url: string) => (url.startsWith('2-suite.md') ? '/cours/c/m/suite/' : null),
  picture: (url: string) => (url === './images/plan.png' ? 'plan.png' : null),
};

function convert(source: string) {
  const chapter = readChapter(source);
  const text = writeChapter(chapter, targets);
  expect(mdxProblems(text, ['plan.png'])).toEqual([]);
  return { text, title: chapter.title, notes: String(chapter.notes) };
}

test('the first heading is the title, and leaves the text', () => {
  const { title, text } = convert('# Les *données*\n\nBonjour');
  expect(title).toBe('Les données');
  expect(text).toBe('Bonjour');
});

test('further first headings go down, with all below them', () => {
  expect(convert('# A\n\n# B\n\n## C').text).toBe('## B\n\n### C');
});

test('containers become callouts, with or without a space, closed or not', () => {
  const { text, notes } = convert(
    ':::warning Attention\nUn\n:::\n\n ::: lexique &nbsp;\nDeux\n ::: \n\n::: truc\nTrois',
  );
  expect(text).toBe(
    '<Callout kind="warning" title="Attention">\n  Un\n</Callout>\n\n<Callout kind="definition">\n  Deux\n</Callout>\n\n<Callout kind="info">\n  Trois\n</Callout>',
  );
  expect(notes).toContain('encadré ::: changé en Callout (3)');
  expect(notes).toContain('non fermé');
});

test('a container holds another, lists and tables', () => {
  const { text } = convert(
    '::: tip Dehors\n- un\n\n::: tip Dedans\n| a |\n|---|\n| b |\n:::\n\nfin\n:::',
  );
  expect(text.match(/<Callout/g)).toHaveLength(2);
  expect(text).toContain('| b |');
  expect(text.indexOf('fin')).toBeGreaterThan(text.indexOf('</Callout>'));
});

test('code is left as it is', () => {
  const code = '```html\n::: tip\n<Button link="a" text="b"/> {x} [[toc]]\n```';
  expect(convert(code).text).toBe(code);
  expect(convert('Tapez `<br` ou `{x}`').text).toBe('Tapez `<br` ou `{x}`');
});

test('what only VuePress knows becomes Markdown', () => {
  const { text, notes } = convert(
    '[[toc]]\n\n<CurrentGroupToc></CurrentGroupToc>\n\nVoir\n<Button link="https://exemple.fr/a?b=c" text="Les guides"/>',
  );
  expect(text).toBe('Voir\n\n[Les guides](https://exemple.fr/a?b=c)');
  expect(notes).toContain('sommaire automatique retiré (2)');
});

test('braces and angle brackets are text', () => {
  expect(convert('Écrire {nom} ou 3 <4 et a<b').text).toContain('\\{nom}');
});

test('a line break stays one, in a cell too, closed or not', () => {
  expect(convert('un<br>\ndeux').text).toBe('un\\\ndeux');
  expect(convert('| a |\n|---|\n| un <br> deux<br><br/>trois |').text).toContain(
    'un <br /> deux<br /><br />trois',
  );
  expect(convert('un<br deux').text).toBe('un\\\ndeux');
});

test('HTML is read, and what could run is dropped', () => {
  const { text, notes } = convert(
    '<p onclick="x()">Bonjour <b>vous</b></p><script>alert(1)</script>\n\n<a href="javascript:x()">ici</a>\n\n<iframe src="https://exemple.fr/v" title="Film"></iframe>',
  );
  expect(text).toContain('Bonjour **vous**');
  expect(text).toContain('[Film](https://exemple.fr/v)');
  expect(text).not.toMatch(/script|onclick|alert/);
  expect(notes).toContain('HTML dangereux retiré');
});

test('tags that span paragraphs lose no text', () => {
  const { text } = convert('<div>\n\n**Un**\n\n</div>\n\n## Titre <a name="ici"></a>');
  expect(text).toBe('**Un**\n\n## Titre');
});

test('links to chapters are pointed to their pages, dead ones are text', () => {
  const { text, notes } = convert(
    '[a](2-suite.md#b) [c](../absent.md) [d](https://d.fr) [e][1]\n\n[1]: https://e.fr',
  );
  expect(text).toBe('[a](/cours/c/m/suite/) c [d](https://d.fr) [e](https://e.fr)');
  expect(notes).toMatch(/lien sans destination, gardé comme texte\s: \.\.\/absent/);
});

test('pictures are attached, a remote one becomes a link', () => {
  const { text } = convert(
    '![Le plan](./images/plan.png)\n\n![Loin](https://exemple.fr/i.png)\n\n![Perdue](x.png)',
  );
  expect(text).toBe('![Le plan](plan.png)\n\n[Loin](https://exemple.fr/i.png)\n\nPerdue');
});

test('a line break in a table cell stays, inside emphasis too', () => {
  const { text } = convert('| a |\n|---|\n| _un <br> deux_ |');
  expect(text).toContain('*un <br /> deux*');
});

test('a frame between two blocks is a link in a paragraph of its own', () => {
  const { text } = convert('## Avant\n\n<iframe src="https://exemple.fr/v"></iframe>\n\nAprès');
  expect(text).toBe('## Avant\n\n<https://exemple.fr/v>\n\nAprès'.replace(/<(.*)>/, '[$1]($1)'));
});

test('what gets lost in a rewritten link is reported', () => {
  const { notes } = convert('::: tip Voir [a](https://b.fr)\nUn\n:::\n\n[c](2-suite.md#rien)');
  expect(notes).toContain('lien dans un titre d’encadré, gardé comme texte : https://b.fr');
  expect(notes).toContain('ancre introuvable, lien vers la page : 2-suite.md#rien');
});
