// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { deviceStore, readKept, writeKept } from './device-store.ts';
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

test('what is written goes where the session says, and is in one place alone', () => {
  signIn(true);
  writeKept('preau-thing', 'long');
  expect(localStorage.getItem('preau-thing')).toBe('long');
  signIn(false);
  writeKept('preau-thing', 'short');
  expect(localStorage.getItem('preau-thing')).toBeNull();
  expect(sessionStorage.getItem('preau-thing')).toBe('short');
  expect(deviceStore()).toBe(sessionStorage);
});

test('once the session has ended, what was kept stays where it is', () => {
  signIn(true);
  writeKept('preau-thing', 'before');
  clearSession();
  expect(readKept('preau-thing')).toBe('before');
  writeKept('preau-thing', 'after');
  expect(localStorage.getItem('preau-thing')).toBe('after');
  writeKept('preau-thing', null);
  expect(readKept('preau-thing')).toBeNull();
});
