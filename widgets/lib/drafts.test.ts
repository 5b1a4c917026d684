// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftKey, keepDraft, readDraft } from './drafts.ts';
import { clearSession, saveSession } from './session-store.ts';

const signIn = (id: string) =>
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id } });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => clearSession());

const KEY = draftKey('ada', 'lesson');
const draft = { id: 'one', text: 'Ce que je disais' };

test('a draft is kept for who writes it, over an expired session too', () => {
  signIn('ada');
  keepDraft('ada', KEY, draft);
  expect(readDraft(KEY)).toEqual(draft);
  clearSession();
  keepDraft('ada', KEY, { ...draft, text: 'Et encore' });
  expect(readDraft(KEY)?.text).toBe('Et encore');
});

test('a page that stayed open while somebody else signed in keeps nothing on their device', () => {
  signIn('bob');
  keepDraft('ada', KEY, draft);
  expect(readDraft(KEY)).toBeNull();
});
