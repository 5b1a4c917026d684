// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { type KeptAnswer, keptAnswers } from '../lib/kept-answers.ts';
import { saveSession } from '../lib/session-store.ts';
import { AnswerSender } from './answer-sender.ts';

const { saveAnswerAs } = vi.hoisted(() => ({
  saveAnswerAs: vi.fn<(userId: string, kept: KeptAnswer) => Promise<unknown>>(),
}));
vi.mock('../lib/save-answer.ts', async (original) => ({
  ...(await original<typeof import('../lib/save-answer.ts')>()),
  saveAnswerAs,
}));

const SAVED_AT = new Date('2026-11-25T14:07:00Z');
const onSaved = vi.fn();
const onStale = vi.fn();
let stop = () => {};

function open(userId = 'ada') {
  const sender = new AnswerSender(userId, { id: 'a1', lessonId: 'l1' }, { onSaved, onStale });
  stop = sender.start();
  return sender;
}
const give = (sender: AnswerSender, question: number, choices: number[], revision = 0) =>
  sender.give({ question, choices, isSkipped: false, revision });
const settle = () => vi.advanceTimersByTimeAsync(0);
const sent = () => saveAnswerAs.mock.calls.map(([, { question, choices }]) => [question, choices]);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
  vi.setSystemTime('2026-11-25T14:07:00Z');
  saveAnswerAs.mockReset();
  onSaved.mockReset();
  onStale.mockReset();
  saveAnswerAs.mockImplementation(async (_userId, { choices, revision, isSkipped }) => ({
    ...{ choices, isSkipped, revision: revision + 1, savedAt: SAVED_AT },
  }));
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('an answer leaves at once, and is « saved » only when the server has answered', async () => {
  let arrive = () => {};
  saveAnswerAs.mockImplementation(
    () =>
      new Promise((resolve) => {
        arrive = () => resolve({ choices: [1], isSkipped: false, revision: 1, savedAt: SAVED_AT });
      }),
  );
  const sender = open();
  give(sender, 1, [1]);
  expect(sent()).toEqual([[1, [1]]]);
  expect(sender.snapshot()).toMatchObject({ state: 'sending', savedAt: null });
  expect(keptAnswers('ada')).toHaveLength(1);
  arrive();
  await settle();
  expect(sender.snapshot()).toMatchObject({ state: 'idle', savedAt: SAVED_AT });
  expect(onSaved).toHaveBeenCalledWith(1, expect.objectContaining({ revision: 1 }));
  expect(keptAnswers('ada')).toEqual([]);
});

test('one call at a time; of what was changed meanwhile, only the last word is sent', async () => {
  let arrive = () => {};
  saveAnswerAs.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        arrive = () => resolve({ choices: [1], isSkipped: false, revision: 1, savedAt: SAVED_AT });
      }),
  );
  const sender = open();
  give(sender, 1, [1]);
  give(sender, 1, [2]);
  give(sender, 1, [3]);
  await settle();
  expect(sent()).toEqual([[1, [1]]]);
  arrive();
  await settle();
  expect(sent()).toEqual([
    [1, [1]],
    [1, [3]],
  ]);
  const [first, second] = saveAnswerAs.mock.calls.map(([, kept]) => kept);
  expect(second?.writer).toBe(first?.writer);
  expect(second?.step).toBeGreaterThan(first?.step ?? 0);
  expect(keptAnswers('ada')).toEqual([]);
});

test('a line that is lost keeps the answers, tries again, and at once when it returns', async () => {
  saveAnswerAs.mockRejectedValue(new AppError('offline'));
  const sender = open();
  give(sender, 1, [1]);
  await settle();
  give(sender, 2, [2]);
  await settle();
  expect(sender.snapshot()).toMatchObject({ state: 'waiting', failure: { code: 'offline' } });
  expect(keptAnswers('ada').map(({ question }) => question)).toEqual([1, 2]);
  const before = saveAnswerAs.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(saveAnswerAs.mock.calls.length).toBeGreaterThan(before + 2);
  saveAnswerAs.mockClear();
  saveAnswerAs.mockImplementation(async (_userId, { choices }) => ({
    ...{ choices, isSkipped: false, revision: 1, savedAt: SAVED_AT },
  }));
  window.dispatchEvent(new Event('online'));
  await settle();
  expect(sent()).toEqual([
    [1, [1]],
    [2, [2]],
  ]);
  expect(sender.snapshot()).toMatchObject({ state: 'idle', failure: null });
});

test('what a page that died left is sent by the next one', async () => {
  saveAnswerAs.mockRejectedValueOnce(new AppError('offline'));
  give(open(), 1, [1]);
  await settle();
  stop();
  saveAnswerAs.mockClear();
  const sender = open();
  expect(sender.snapshot().waiting.get(1)?.choices).toEqual([1]);
  await settle();
  expect(sent()).toEqual([[1, [1]]]);
  expect(keptAnswers('ada')).toEqual([]);
});

test('a session that is over sends nothing more, and keeps all', async () => {
  saveAnswerAs.mockRejectedValue(new AppError('signed-out'));
  const sender = open();
  give(sender, 1, [1]);
  await settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(saveAnswerAs).toHaveBeenCalledTimes(1);
  expect(sender.snapshot().state).toBe('signed-out');
  expect(keptAnswers('ada')).toHaveLength(1);
});

test('the tab behind drops its answer, reads the newer one, and says so until one answers anew', async () => {
  saveAnswerAs.mockRejectedValueOnce(new AppError('conflict', { reason: 'answer-changed' }));
  const sender = open();
  give(sender, 1, [1]);
  await settle();
  expect(onStale).toHaveBeenCalledTimes(1);
  expect(sender.snapshot()).toMatchObject({ changedElsewhere: 1, state: 'idle' });
  expect(keptAnswers('ada')).toEqual([]);
  give(sender, 1, [2], 1);
  await settle();
  expect(sender.snapshot().changedElsewhere).toBeNull();
});

test('what the server refuses is shown and kept, not sent again, and gone once it was seen', async () => {
  saveAnswerAs.mockRejectedValueOnce(new AppError('conflict', { reason: 'attempt-finished' }));
  const sender = open();
  give(sender, 1, [1]);
  give(sender, 2, [2]);
  await settle();
  expect(sent()).toEqual([
    [1, [1]],
    [2, [2]],
  ]);
  expect(sender.snapshot().refused).toMatchObject([{ question: 1, refusal: 'attempt-finished' }]);
  stop();
  const next = open();
  await settle();
  expect(sent()).toHaveLength(2);
  expect(next.snapshot().refused).toMatchObject([{ question: 1 }]);
  next.acceptRefusals();
  expect(next.snapshot().refused).toEqual([]);
  expect(keptAnswers('ada')).toEqual([]);
});

test('who wants to go on waits for the answers, and hears when they cannot leave', async () => {
  const sender = open();
  await expect(sender.flush()).resolves.toBeUndefined();
  give(sender, 1, [1]);
  await expect(sender.flush()).resolves.toBeUndefined();
  saveAnswerAs.mockRejectedValue(new AppError('offline'));
  give(sender, 1, [2], 1);
  await expect(sender.flush()).rejects.toMatchObject({ code: 'offline' });
});
