// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import {
  dropAnswer,
  hasKeptAnswers,
  type KeptAnswer,
  keepAnswer,
  keptAnswers,
} from './kept-answers.ts';
import { clearSession, saveSession } from './session-store.ts';

const signIn = (isRemembered: boolean, id = 'ada') =>
  saveSession(
    { access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id } },
    isRemembered,
  );

const answer = (question: number, step: number, choices = [1]): KeptAnswer => ({
  attemptId: 'a1',
  lessonId: 'l1',
  href: '/quiz/',
  ...{ question, choices, isSkipped: false, revision: 0, writer: 'w1', step },
  at: `2026-11-25T10:00:${String(step).padStart(2, '0')}Z`,
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  signIn(true);
});

test('the newest answer to a question is kept, until it arrives', () => {
  keepAnswer('ada', answer(1, 1));
  keepAnswer('ada', answer(2, 2));
  keepAnswer('ada', answer(1, 3, [2]));
  expect(keptAnswers('ada')).toEqual([answer(2, 2), answer(1, 3, [2])]);
  expect(hasKeptAnswers('l1')).toBe(true);
  expect(hasKeptAnswers('l2')).toBe(false);
  dropAnswer('ada', answer(1, 1));
  expect(keptAnswers('ada')).toHaveLength(2);
  dropAnswer('ada', answer(1, 3));
  dropAnswer('ada', answer(2, 2));
  expect(keptAnswers('ada')).toEqual([]);
  expect(localStorage.getItem('preau-to-answer')).toBeNull();
});

test('on a shared device it goes with the tab', () => {
  signIn(false);
  keepAnswer('ada', answer(1, 1));
  expect(localStorage.getItem('preau-to-answer')).toBeNull();
  expect(keptAnswers('ada')).toEqual([answer(1, 1)]);
});

test('it is found whether one is remembered or not after signing in again', () => {
  keepAnswer('ada', answer(1, 1));
  clearSession();
  keepAnswer('ada', answer(2, 2));
  signIn(false);
  expect(keptAnswers('ada')).toEqual([answer(1, 1), answer(2, 2)]);
  signIn(true);
  expect(keptAnswers('ada')).toEqual([answer(1, 1), answer(2, 2)]);
});

test('another person on the device finds nothing, and what was there is gone', () => {
  keepAnswer('ada', answer(1, 1));
  signIn(true, 'bob');
  expect(keptAnswers('bob')).toEqual([]);
  expect(localStorage.getItem('preau-to-answer')).toBeNull();
});

test('a page that stayed open touches nothing of who signed in elsewhere', () => {
  signIn(true, 'bob');
  keepAnswer('bob', answer(1, 1));
  expect(keptAnswers('ada')).toEqual([]);
  keepAnswer('ada', answer(2, 2));
  expect(keptAnswers('bob')).toEqual([answer(1, 1)]);
});

test('what is not ours is nothing', () => {
  for (const raw of ['{', '{"userId":1}', '{"userId":"ada","answers":[null,{"question":1}]}']) {
    localStorage.setItem('preau-to-answer', raw);
    expect(keptAnswers('ada')).toEqual([]);
  }
});

test('storage that is forbidden or full keeps nothing, and breaks nothing', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(() => keepAnswer('ada', answer(1, 1))).not.toThrow();
  full.mockRestore();
});
