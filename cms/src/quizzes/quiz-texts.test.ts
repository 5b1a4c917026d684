import { expect, test } from 'vitest';
import { fullMarkdown, plainText, readText, type TextFormat } from './quiz-texts.ts';

const read = (source: string, format: TextFormat) => readText(source, format).text;

test.each<[TextFormat, string, string]>([
  ['plain', ' Un *texte* <b>nu</b> ', 'Un \\*texte\\* \\<b>nu\\</b>'],
  ['plain', 'un\ndeux\n\ntrois', 'un\ndeux\n\ntrois'],
  ['plain', '# un\n> deux', '\\# un\n\\> deux'],
  ['moodle', 'un <b>gras</b>\ndeux', 'un **gras**\ndeux'],
  ['moodle', 'a < b & c', 'a < b & c'],
  ['html', '<p>un</p><p>deux<br>trois</p>', 'un\n\ndeux\ntrois'],
  ['html', '<h3>Titre</h3><blockquote>cité</blockquote>', 'Titre\n\ncité'],
  [
    'html',
    '<ol><li>un</li><li>deux<ul><li>trois</li></ul></li></ol>',
    '1. un\n2. deux\n   - trois',
  ],
  ['html', '<table><tr><td>a</td><td>b</td></tr></table>', 'a | b'],
  ['html', '<pre>un\n  deux</pre><p><code>x</code></p>', '```\nun\n  deux\n```\n\n`x`'],
  [
    'html',
    '<a href="javascript:x()">ici</a> <a href="mailto:a@b.fr">là</a>',
    'ici [là](mailto:a@b.fr)',
  ],
  ['html', 'a&nbsp;? &eacute;t&#233;', 'a\u00a0? été'],
  ['html', '<script>alert(1)</script>ok<style>b{}</style>', 'ok'],
  ['markdown', '# Titre\n\nun *deux*\ntrois', 'Titre\n\nun *deux* trois'],
  ['markdown', 'un <b>gras</b> &amp; <img src=x onerror=alert(1)>', 'un **gras** &'],
  ['markdown', '[là](<https://exemple.fr/a b>)', '[là](https://exemple.fr/a%20b)'],
])('%s: %j', (format, source, expected) => {
  const text = read(source, format);
  expect(text).toBe(expected);
  // Written out for others and read again, it is the same.
  expect(read(fullMarkdown(text), 'markdown')).toBe(text);
});

test('pictures are taken out of the text', () => {
  const html = '<p>Que voit-on ? <img src="@@PLUGINFILE@@/plan.png" alt=" Un\n plan "></p>';
  expect(readText(html, 'html')).toEqual({
    text: 'Que voit-on ?',
    pictures: [{ url: '@@PLUGINFILE@@/plan.png', alt: 'Un plan' }],
    hasDanger: false,
  });
});

test('what is no more than paragraphs and lines can be said bare', () => {
  expect(plainText('un \\*deux\\*\ntrois\n\nquatre')).toBe('un *deux*\ntrois\n\nquatre');
  expect(plainText('un *deux*')).toBeNull();
  expect(plainText('- un')).toBeNull();
});

test('what an editor typed and small Markdown shows as text stays text for others', () => {
  expect(fullMarkdown('# un\n<b>deux</b> &amp; trois')).toBe(
    '\\# un\\\n\\<b>deux\\</b> \\&amp; trois',
  );
});
