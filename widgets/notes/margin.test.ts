import { expect, test } from 'vitest';
import type { KeptNote } from '../lib/kept-notes.ts';
import { marginOf } from './margin.ts';
import type { Note } from './notes.api.ts';

const stored: Note = {
  ...{ id: 'n1', lessonId: 'l1', anchor: 'p-1', quote: 'Mots', body: 'Du serveur', revision: 2 },
  updatedAt: new Date('2026-11-25T10:00:00Z'),
};
const kept = (rest: Partial<KeptNote> = {}): KeptNote => ({
  ...{ id: 'n1', lessonId: 'l1', anchor: 'p-1', quote: 'Mots', body: 'D’ici', revision: 2 },
  ...{ title: '', href: '' },
  ...rest,
});

test('what the server has stands as it is', () => {
  expect(marginOf([stored], [], 'l1')).toMatchObject([
    { body: 'Du serveur', isWaiting: false, savedAt: stored.updatedAt, other: undefined },
  ]);
});

test('what was written here lies over it, and new notes come after', () => {
  const fresh = kept({ id: 'n2', body: 'Nouvelle', revision: 0 });
  expect(
    marginOf([stored], [kept(), fresh, kept({ id: 'n3', lessonId: 'l2' })], 'l1'),
  ).toMatchObject([
    { id: 'n1', body: 'D’ici', isWaiting: true },
    { id: 'n2', body: 'Nouvelle', isWaiting: true, savedAt: undefined },
  ]);
});

test('a note that is being deleted is gone; one that may not be is back', () => {
  expect(marginOf([stored], [kept({ body: null })], 'l1')).toEqual([]);
  expect(marginOf([stored], [kept({ body: null, refusal: 'forbidden' })], 'l1')).toMatchObject([
    { body: 'Du serveur', refusal: 'forbidden', isWaiting: false },
  ]);
});

test('where two devices disagree both texts are there', () => {
  expect(marginOf([stored], [kept({ refusal: 'note-changed', revision: 1 })], 'l1')).toMatchObject([
    { body: 'D’ici', other: { body: 'Du serveur', revision: 2 } },
  ]);
});
