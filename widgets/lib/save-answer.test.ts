// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { type KeptAnswer, keepAnswer, keptAnswers } from './kept-answers.ts';
import { sendKeptAnswers } from './save-answer.ts';
import { saveSession } from './session-store.ts';

const { rpc } = vi.hoisted(() => ({ rpc: vi.fn() }));
vi.mock('./supabase.ts', () => ({ supabase: { rpc } }));

const answer = (question: number): KeptAnswer => ({
  ...{ attemptId: 'a1', lessonId: 'l1', href: '/quiz/', question, choices: [1], isSkipped: false },
  ...{ revision: 0, writer: 'w1', step: question, at: `2026-11-25T10:00:0${question}Z` },
});
const saved = { choices: [1], revision: 1, is_skipped: false, saved_at: '2026-11-25T10:00:09Z' };
const refuse = (code: string, message: string) => ({ data: null, error: { code, message } });
const left = () => keptAnswers('ada').map(({ question, refusal }) => [question, refusal]);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  rpc.mockReset();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
  for (const question of [1, 2, 3]) keepAnswer('ada', answer(question));
});

test('what waits is sent from any page, in order, and once', async () => {
  rpc.mockResolvedValue({ data: saved, error: null });
  await sendKeptAnswers('ada');
  await sendKeptAnswers('ada');
  expect(rpc.mock.calls.map(([, { question }]) => question)).toEqual([1, 2, 3]);
  expect(left()).toEqual([]);
});

test('a refusal stays to be shown, a newer answer wins, and neither holds up the rest', async () => {
  rpc.mockResolvedValueOnce(refuse('PT409', 'attempt-finished'));
  rpc.mockResolvedValueOnce(refuse('PT409', 'answer-changed'));
  rpc.mockResolvedValueOnce({ data: saved, error: null });
  await sendKeptAnswers('ada');
  expect(left()).toEqual([[1, 'attempt-finished']]);
  await sendKeptAnswers('ada');
  expect(rpc).toHaveBeenCalledTimes(3);
});

test('a session that is over or a line that is cut leaves all that was not sent', async () => {
  rpc.mockResolvedValueOnce({ data: saved, error: null });
  rpc.mockResolvedValueOnce(refuse('PT401', 'signed-out'));
  await expect(sendKeptAnswers('ada')).rejects.toMatchObject({ code: 'signed-out' });
  expect(left()).toEqual([
    [2, undefined],
    [3, undefined],
  ]);
});

test('nothing of one person is sent as another', async () => {
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'bob' } });
  await expect(sendKeptAnswers('ada')).rejects.toMatchObject({ code: 'signed-out' });
  expect(rpc).not.toHaveBeenCalled();
});
