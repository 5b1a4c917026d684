import { expect, test } from 'vitest';
import { plantInBytes, plantInLesson } from './canary.ts';

const LESSON = {
  title: 'Écouter',
  kind: 'lesson' as const,
  slug: 'ecouter',
  position: 1,
  body: '![Plan](plan.png)\n\n<Figure file="plan.png" alt="x" />',
  video: 'film.mp4',
  subtitles: { fr: 'film.fr.vtt' },
  transcript: 'Ce qui est dit',
  files: ['plan.png'],
};

test('every secret of a locked lesson carries a word of its own', () => {
  const { entry, canaries, disguises } = plantInLesson(LESSON, 'c/m/ecouter');
  const words = canaries.map(({ word }) => word);
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((word) => /^canari-[a-z-]+-[0-9a-f]{16}$/.test(word))).toBe(true);
  expect(canaries.map(({ kind }) => kind).toSorted()).toEqual([
    'body',
    'file-name',
    'file-name',
    'file-name',
    'picture',
    'subtitle',
    'transcript',
    'video',
  ]);
  expect(entry.subtitles.fr).toMatch(/^film-canari-file-name-[0-9a-f]{16}\.fr\.vtt$/);
  expect(disguises.get(entry.files[0] ?? '')?.source).toBe('plan.png');
});

test('the text names its files as they are called now', () => {
  const { entry } = plantInLesson(LESSON, 'c/m/ecouter');
  expect(entry.body).toContain(`![Plan](${entry.files[0]})`);
  expect(entry.body).toContain(`file="${entry.files[0]}"`);
});

test('the words are the same at the next start', () => {
  expect(plantInLesson(LESSON, 'a').canaries).toEqual(plantInLesson(LESSON, 'a').canaries);
  expect(plantInLesson(LESSON, 'b').canaries).not.toEqual(plantInLesson(LESSON, 'a').canaries);
});

test('a film stays a film: the word is a box of its own', () => {
  const planted = plantInBytes('film.mp4', Buffer.from('xx'), 'canari');
  expect(planted.readUInt32BE(2)).toBe(14);
  expect(planted.toString('latin1', 6)).toBe('freecanari');
});

test('subtitles carry the word in a note and in a cue', () => {
  const planted = plantInBytes('a.vtt', Buffer.from('WEBVTT'), 'canari').toString();
  expect(planted.match(/canari/g)).toHaveLength(2);
});
