// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignOut } from './SignOut.tsx';

const KEY = 'preau-session';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(null, { status: 204 })));
  const expires_at = Math.floor(Date.now() / 1000) + 3600;
  const user = { id: 'u1', email: 'zoe@exemple.fr' };
  localStorage.setItem(
    KEY,
    JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_at, user }),
  );
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const comeFrom = (referrer: string) =>
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer);

test('« Se déconnecter » of our own pages signs out at once', async () => {
  comeFrom(`${location.origin}/aide/`);
  render(<SignOut />);
  expect(await screen.findByText(/Votre session est fermée/)).toBeTruthy();
  expect(localStorage.getItem(KEY)).toBeNull();
});

test.each(['', 'https://evil.example/'])('coming from %j one is asked first', async (referrer) => {
  comeFrom(referrer);
  render(<SignOut />);
  expect(localStorage.getItem(KEY)).not.toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Se déconnecter' }));
  expect(await screen.findByText(/Votre session est fermée/)).toBeTruthy();
});

test('the session is forgotten even when the server cannot be told', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
  comeFrom(`${location.origin}/`);
  render(<SignOut />);
  expect(await screen.findByText(/Votre session est fermée/)).toBeTruthy();
  expect(localStorage.getItem(KEY)).toBeNull();
});

test('who signs in later, in another tab, is left alone', async () => {
  const session = localStorage.getItem(KEY) ?? '';
  comeFrom(`${location.origin}/aide/`);
  render(<SignOut />);
  expect(await screen.findByText(/Votre session est fermée/)).toBeTruthy();
  act(() => {
    localStorage.setItem(KEY, session.replace('u1', 'u2'));
    window.dispatchEvent(new StorageEvent('storage'));
  });
  expect(await screen.findByRole('button', { name: 'Se déconnecter' })).toBeTruthy();
  expect(localStorage.getItem(KEY)).not.toBeNull();
});
