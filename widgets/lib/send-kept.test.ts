// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from './errors.ts';
import { everyKeptNote, isSendable, type KeptNote, keepNote, retryNote } from './kept-notes.ts';
import { keepValidation, keptValidations } from './kept-validations.ts';
import { sendKeptNotes, sendKeptValidations } from './send-kept.ts';
import { dropUnsent, listUnsent, retryUnsent } from './unsent.ts';

const note: KeptNote = {
  ...{ id: 'n1', lessonId: 'l1', anchor: 'p-1', quote: 'Premiers mots', revision: 0 },
  ...{ body: 'Ma note', title: 'Bienvenue', href: '/l1/' },
};

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a note goes once, and what was typed on the way goes over the new revision', async () => {
  keepNote('ada', note);
  const save = vi.fn(async () => {
    keepNote('ada', { ...note, body: 'Ma note, suite' });
    return 1;
  });
  await sendKeptNotes('ada', save);
  expect(save).toHaveBeenCalledOnce();
  expect(everyKeptNote('ada')).toMatchObject([{ body: 'Ma note, suite', revision: 1 }]);
  await sendKeptNotes('ada', async () => 2);
  expect(everyKeptNote('ada')).toEqual([]);
});

test('an empty note is not sent before it has words; one to be deleted is', () => {
  expect(isSendable({ ...note, body: ' \n' })).toBe(false);
  expect(isSendable({ ...note, body: null })).toBe(true);
  keepNote('ada', { ...note, body: '' });
  expect(listUnsent('ada')).toEqual([]);
});

test.each(['offline', 'unavailable', 'signed-out'] as const)(
  'at %s everything stays, in order',
  async (code) => {
    keepNote('ada', note);
    keepNote('ada', { ...note, id: 'n2' });
    const save = vi.fn(async () => {
      throw new AppError(code);
    });
    await expect(sendKeptNotes('ada', save)).rejects.toMatchObject({ code });
    expect(save).toHaveBeenCalledOnce();
    expect(everyKeptNote('ada').map(({ id, refusal }) => [id, refusal])).toEqual([
      ['n1', undefined],
      ['n2', undefined],
    ]);
  },
);

test('what belongs to another person by now is neither sent nor marked', async () => {
  keepValidation('ada', 'l1');
  const other = new AppError('conflict', { reason: 'other-person' });
  await expect(sendKeptValidations('ada', () => Promise.reject(other))).rejects.toBe(other);
  expect(keptValidations('ada')).toEqual(['l1']);
});

test('a refusal is kept with its words, and sent again only when its author says so', async () => {
  keepNote('ada', note);
  keepNote('ada', { ...note, id: 'n2', title: 'Écouter' });
  const save = vi.fn(async (_: string, { id }: KeptNote) => {
    if (id === 'n1') throw new AppError('forbidden', { reason: 'lesson-locked' });
    return 1;
  });
  expect(await sendKeptNotes('ada', save)).toEqual({ refused: 1 });
  expect(listUnsent('ada')).toEqual([
    {
      ...{ id: 'n1', what: 'Note sur la leçon «\u202fBienvenue\u202f»', href: '/l1/' },
      ...{ text: 'Ma note', refusal: 'lesson-locked' },
    },
  ]);
  await sendKeptNotes('ada', save);
  expect(save).toHaveBeenCalledTimes(2);
  retryUnsent('ada', 'n1');
  await sendKeptNotes('ada', async () => 1);
  expect(listUnsent('ada')).toEqual([]);
});

test('a note changed elsewhere goes over the other text once its author has chosen', async () => {
  keepNote('ada', { ...note, refusal: 'note-changed', revision: 1 });
  retryNote('ada', 'n1', 3);
  const save = vi.fn(async () => 4);
  await sendKeptNotes('ada', save);
  expect(save.mock.calls).toMatchObject([['ada', { revision: 3, refusal: undefined }]]);
});

test('validations and notes are counted together, and given up one by one', () => {
  keepValidation('ada', 'l1', { title: 'Bienvenue', href: '/l1/' });
  keepNote('ada', { ...note, body: null });
  expect(listUnsent('ada').map(({ what }) => what)).toEqual([
    'Validation de la leçon «\u202fBienvenue\u202f»',
    'Suppression d’une note sur la leçon «\u202fBienvenue\u202f»',
  ]);
  dropUnsent('ada', 'l1');
  expect(listUnsent('ada')).toHaveLength(1);
  expect(listUnsent('bob')).toEqual([]);
  expect(listUnsent('ada')).toEqual([]);
});
