import { expect, test } from 'vitest';
import { CourseMatter, LessonMatter, readMatter, readYaml } from './front-matter.ts';

const read = (source: string) => readMatter('1/a.md', source, LessonMatter);
const told = (source: string) =>
  read(source).faults.map(({ line, sentence }) => `${line} ${sentence}`);

/** Ten lines, each ten times the one above. */
const SWELLING = Array.from({ length: 9 }, (_, at) => {
  const above = String.fromCharCode(97 + at);
  return `${String.fromCharCode(98 + at)}: &${String.fromCharCode(98 + at)} [${Array(10).fill(`*${above}`).join(',')}]\n`;
}).join('');

test('a file without front matter is all text', () => {
  expect(read('Bonjour\n\n---\n\nsuite')).toEqual({
    matter: {},
    body: 'Bonjour\n\n---\n\nsuite',
    bodyLine: 1,
    faults: [],
  });
});

test('what Markdown cannot hold is read, what others wrote there is left', () => {
  const { matter, body, bodyLine } = read(
    '---\ntitle: "Un : deux"\nkind: video\nopensAt: 2026-09-28T09:00:00+02:00\nsubtitles:\n  fr: a.vtt\nlayout: doc\n---\n\nTexte',
  );
  expect(matter).toEqual({
    title: 'Un : deux',
    kind: 'video',
    opensAt: '2026-09-28T09:00:00+02:00',
    subtitles: { fr: 'a.vtt' },
  });
  expect(body).toBe('\nTexte');
  expect(bodyLine).toBe(9);
});

test('an empty one is none', () => {
  expect(read('---\n---\nTexte')).toMatchObject({ matter: {}, body: 'Texte', bodyLine: 3 });
});

test.each([
  ['---\ntitle: "Un\nkind: lesson\n---\n', /^\d cette ligne ne se lit pas/],
  ['---\ntitle: Un\n\nTexte', /^1 le bloc .* n’est pas fermé/],
  ['---\ntitle: Un\nkind: film\n---\n', /^3 « kind » .* lesson, video/],
  ['---\ntitle: Un\nopensAt: lundi\n---\n', /^3 « opensAt » .* une date avec son fuseau/],
  ['---\nslug: Été !\n---\n', /^2 « slug » .* une adresse en minuscules/],
  ['---\ndurationMinutes: 0\n---\n', /^2 « durationMinutes »/],
  ['---\n- un\n- deux\n---\n', /^2 ce bloc ne se lit pas/],
  [`---\na: &a [x]\n${SWELLING}---\n`, /^2 ce bloc ne se lit pas/],
])('%j is refused at its line', (source, expected) => {
  expect(told(source)).toEqual([expect.stringMatching(expected)]);
});

test('each fault of a block is told', () => {
  expect(told('---\nkind: x\nslug: É\n---\n')).toHaveLength(2);
});

test('a course file is read whole', () => {
  const { matter, faults } = readYaml(
    'course.yml',
    'title: Un cours\npeople:\n  - name: Maud\n    picture: files/maud.webp\n',
    CourseMatter,
  );
  expect(faults).toEqual([]);
  expect(matter.people).toEqual([{ name: 'Maud', picture: 'files/maud.webp' }]);
});
