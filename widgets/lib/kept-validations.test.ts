// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import {
  dropValidation,
  everyKeptValidation,
  isKept,
  keepValidation,
  keptValidations,
  refuseValidation,
  retryValidation,
} from './kept-validations.ts';
import { clearSession, saveSession } from './session-store.ts';

const signIn = (isRemembered: boolean) =>
  saveSession(
    { access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } },
    isRemembered,
  );

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a validation is kept once, in order, until it is dropped', () => {
  keepValidation('ada', 'l1');
  keepValidation('ada', 'l2');
  keepValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual(['l1', 'l2']);
  expect(isKept('l2')).toBe(true);
  dropValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual(['l2']);
  dropValidation('ada', 'l2');
  expect(localStorage.length + sessionStorage.length).toBe(0);
});

test('another person on the device finds nothing, and what was there is gone', () => {
  keepValidation('ada', 'l1');
  expect(keptValidations('bob')).toEqual([]);
  expect(keptValidations('ada')).toEqual([]);
});

test('dropping for one person leaves nothing of another behind either', () => {
  keepValidation('ada', 'l1');
  dropValidation('bob', 'l1');
  expect(isKept('l1')).toBe(false);
});

test('what the server refused waits for its author, and is not sent by itself', () => {
  keepValidation('ada', 'l1', { title: 'Bienvenue', href: '/l1/' });
  refuseValidation('ada', 'l1', 'lesson-locked');
  expect(keptValidations('ada')).toEqual([]);
  expect(isKept('l1')).toBe(false);
  expect(everyKeptValidation('ada')).toEqual([
    { lessonId: 'l1', title: 'Bienvenue', href: '/l1/', refusal: 'lesson-locked' },
  ]);
  retryValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual(['l1']);
});

test('a page that stayed open while somebody else signed in touches nothing of theirs', () => {
  signIn(true);
  keepValidation('ada', 'l1');
  expect(keptValidations('bob')).toEqual([]);
  keepValidation('bob', 'l2');
  dropValidation('bob', 'l1');
  expect(keptValidations('ada')).toEqual(['l1']);
});

test('remembered, it outlives the browser, and is found again after the session has ended', () => {
  signIn(true);
  keepValidation('ada', 'l1');
  expect(localStorage.getItem('preau-to-validate')).toContain('l1');
  expect(sessionStorage.length).toBe(0);
  clearSession();
  expect(isKept('l1')).toBe(true);
});

test('not remembered, nothing outlives the tab', () => {
  signIn(false);
  keepValidation('ada', 'l1');
  expect(Object.keys(localStorage)).toEqual(['preau-session']);
  expect(sessionStorage.getItem('preau-to-validate')).toContain('l1');
});

test.each([
  'no JSON',
  '"text"',
  '{"userId":1}',
  '{"userId":"ada","entries":"l1"}',
  '[]',
  '{"userId":"ada","entries":[1,{}]}',
])('what is not ours (%s) counts as nothing', (raw) => {
  localStorage.setItem('preau-to-validate', raw);
  expect(keptValidations('ada')).toEqual([]);
  expect(isKept('l1')).toBe(false);
});

test('where storage is forbidden nothing is kept, and nothing breaks', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  keepValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual([]);
});
