import { expect, test } from 'vitest';
import { byCourse, notesAsMarkdown, notesFileName } from './markdown.ts';
import type { PlacedNote } from './notes.api.ts';

const note = (id: string, rest: Partial<PlacedNote> = {}): PlacedNote => ({
  ...{ id, lessonId: 'l1', anchor: 'p-1', quote: 'Premiers mots', body: `Note ${id}`, revision: 1 },
  updatedAt: new Date('2026-11-25T10:00:00Z'),
  lesson: { title: 'Bienvenue', href: '/cours/c/m/l1/', course: 'La commune', order: 1001 },
  ...rest,
});
const second = {
  lessonId: 'l2',
  lesson: { title: 'Écouter', href: '/cours/c/m/l2/', course: 'La commune', order: 1002 },
};

test('notes stand by course and lesson in the course’s order; what is offline comes last', () => {
  const gone = note('c', { lessonId: 'l9', lesson: undefined });
  const courses = byCourse([gone, note('b', second), note('a')]);
  expect(courses.map(({ title, lessons }) => [title, lessons.map((one) => one.title)])).toEqual([
    ['La commune', ['Bienvenue', 'Écouter']],
    ['Leçons qui ne sont plus en ligne', ['Leçon retirée']],
  ]);
});

test('the file reads as Markdown, with the lessons as links', () => {
  const courses = byCourse([note('a'), note('b', { quote: '' })]);
  expect(notesAsMarkdown(courses, 'https://cours.exemple')).toBe(`# Mes notes

## La commune

### [Bienvenue](https://cours.exemple/cours/c/m/l1/)

> Premiers mots

Note a

---

Note b
`);
});

test('a title or a quote cannot become markup, and stays on its line', () => {
  const lesson = { title: '[a](javascript:b) <b>', href: '/l/', course: '# Cours *x*', order: 1 };
  const text = notesAsMarkdown(byCourse([note('a', { lesson, quote: 'un\n# deux `x`' })]), '');
  expect(text).toContain(String.raw`## \# Cours \*x\*`);
  expect(text).toContain(String.raw`### [\[a\](javascript:b) \<b\>](/l/)`);
  expect(text).toContain(String.raw`> un \# deux \`x\``.replace('\\\\`', '\\`'));
});

test('the file name is safe everywhere', () => {
  expect(notesFileName(new Date('2026-11-25T10:00:00Z'))).toBe('notes-preau-2026-11-25.md');
});
