// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepNote } from '../lib/kept-notes.ts';
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

const keepOne = () =>
  keepNote('u1', {
    ...{ id: 'n1', lessonId: 'l1', anchor: '', quote: '', body: 'Ma note', revision: 0 },
    ...{ title: 'Bienvenue', href: '/l1/' },
  });
/** What the server answers to the sending of a note. */
const answerNote = (status: number, body: object) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async (input: RequestInfo | URL) =>
      String(input).includes('/rpc/')
        ? new Response(JSON.stringify(body), {
            status,
            headers: { 'content-type': 'application/json' },
          })
        : new Response(null, { status: 204 }),
    ),
  );

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
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

test('what is unsent is named first, and sent before the device forgets it', async () => {
  keepOne();
  answerNote(200, { revision: 1 });
  comeFrom(`${location.origin}/aide/`);
  render(<SignOut />);
  expect(await screen.findByText(/Une chose n’est pas encore envoyée/)).toBeTruthy();
  expect(screen.getByText(/Note sur la leçon/)).toBeTruthy();
  expect(localStorage.getItem(KEY)).not.toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Envoyer puis se déconnecter' }));
  expect(await screen.findByText(/Votre session est fermée/)).toBeTruthy();
  expect(localStorage.length).toBe(0);
});

test('what the server refuses keeps one signed in until one has chosen', async () => {
  keepOne();
  answerNote(403, { code: 'PT403', message: 'lesson-locked' });
  comeFrom(`${location.origin}/aide/`);
  render(<SignOut />);
  await userEvent.click(await screen.findByRole('button', { name: 'Envoyer puis se déconnecter' }));
  expect(await screen.findByText(/refusée par le service/)).toBeTruthy();
  expect(localStorage.getItem(KEY)).not.toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Se déconnecter sans envoyer' }));
  expect(await screen.findByText(/Votre session est fermée/)).toBeTruthy();
  expect(localStorage.length).toBe(0);
});

test('with the line cut nothing is lost: one may stay, or leave without it', async () => {
  keepOne();
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
  comeFrom(`${location.origin}/aide/`);
  render(<SignOut />);
  await userEvent.click(await screen.findByRole('button', { name: 'Envoyer puis se déconnecter' }));
  expect((await screen.findByRole('alert')).textContent).toContain('La connexion semble coupée');
  expect(localStorage.getItem('preau-notes')).toContain('Ma note');
  expect(screen.getByRole('link', { name: 'Rester connecté ou connectée' })).toBeTruthy();
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
