// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftKey } from '../lib/drafts.ts';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { CommentsButton } from './CommentsButton.tsx';
import * as api from './comments.api.ts';

vi.mock('./comments.css?url', () => ({ default: '/comments.css' }));
vi.mock('../lib/supabase.ts', () => ({ supabase: { rpc: vi.fn() } }));
const { supabase } = await import('../lib/supabase.ts');
const rpc = vi.mocked(supabase.rpc) as unknown as ReturnType<typeof vi.fn>;

const row = (id: string, rest: object = {}) => ({
  ...{ id, parent_id: null, author: 'Bob', is_by_team: false, is_mine: false, answered: null },
  ...{ body: `Texte ${id}`, created_at: '2026-11-22T14:07:00Z', edited_at: null, state: 'shown' },
  ...{ is_locked: false, reply_count: 0, replies: [], ...rest },
});
let threads = [row('a')];
let refusal: object | null = null;

const answer = async (name: string, args: Record<string, unknown>) => {
  if (name === 'list_comments') {
    const data = { threads, total: threads.length, is_team: false, name: 'Ada' };
    return { data, error: null, status: 200 };
  }
  if (refusal) return { data: null, error: refusal, status: 400 };
  const posted = row(String(args['id']), { body: args['body'], author: 'Ada', is_mine: true });
  threads = [posted, ...threads];
  return { data: posted, error: null, status: 200 };
};

const button = <CommentsButton lessonId="l1" href="/l1/" />;
const settle = () => act(() => new Promise((done) => setTimeout(done, 30)));
const calls = (name: string) => rpc.mock.calls.filter(([called]) => called === name);

async function opened() {
  document.body.innerHTML = `<header class="lesson-header"><p class="eyebrow">Module 1 – Un</p>
    <h1>La leçon</h1></header>`;
  render(button);
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Commentaires' }));
  await act(() => import('./CommentsPanel.tsx'));
  await settle();
  return within(screen.getByRole('dialog'));
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  Element.prototype.scrollIntoView = () => {};
  threads = [row('a')];
  refusal = null;
  rpc.mockReset();
  rpc.mockImplementation(answer);
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

test('the static page holds a link to sign in and come back to the comments', () => {
  expect(renderToString(button)).toContain('href="/connexion/?next=%2Fl1%2F%23commentaires"');
});

test('signed out, and before anybody opens them, nothing is asked of the database', async () => {
  render(button);
  await settle();
  expect(rpc).not.toHaveBeenCalled();
  act(() => clearSession());
  expect(screen.getByRole('link', { name: /Commentaires/ })).toBeTruthy();
  expect(rpc).not.toHaveBeenCalled();
});

test('a lesson that is locked has no comments to open', async () => {
  render(<CommentsButton lessonId="l1" href="/l1/" isGated />);
  await settle();
  expect(document.body.textContent).toBe('');
});

test('the panel names module and lesson, and under which name one writes, after the list', async () => {
  const panel = await opened();
  expect(panel.getByText('Module 1 – Un')).toBeTruthy();
  expect(panel.getByText('La leçon')).toBeTruthy();
  expect(panel.getByText(/Vous écrivez sous le nom.*Ada/)).toBeTruthy();
  const comment = panel.getByRole('article');
  const field = panel.getByLabelText('Votre commentaire');
  expect(comment.compareDocumentPosition(field)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('blanks are refused before anything is sent, and so is a text of ten megabytes', async () => {
  const panel = await opened();
  const field = panel.getByLabelText('Votre commentaire');
  for (const [text, sentence] of [
    ['  \n', /Écrivez votre commentaire/],
    ['a'.repeat(10_000_000), /trop long/],
  ] as const) {
    fireEvent.change(field, { target: { value: text } });
    fireEvent.click(panel.getByRole('button', { name: 'Publier' }));
    expect(panel.getByText(sentence)).toBeTruthy();
  }
  expect(calls('post_comment')).toEqual([]);
});

test.each([
  [{ code: 'PT403', message: 'lesson-locked' }, /n’est plus ouverte/],
  [{ code: 'PT403', message: 'thread-locked' }, /vient d’être close/],
  [{ code: 'PT429', message: 'too-many-attempts' }, /beaucoup écrit/],
  [{ code: 'PT429', message: 'comment-too-many-links' }, /trop de liens/],
  [{ code: 'PT401', message: 'signed-out' }, /une chose est à faire/],
  [{ code: '', message: 'AppError: offline' }, /connexion semble coupée/],
])('%o says what to do and loses nothing of what was typed', async (error, sentence) => {
  refusal = error;
  const panel = await opened();
  const field = panel.getByLabelText<HTMLTextAreaElement>('Votre commentaire');
  fireEvent.change(field, { target: { value: 'Mes mots' } });
  fireEvent.click(panel.getByRole('button', { name: 'Publier' }));
  await settle();
  expect(panel.getByText(sentence)).toBeTruthy();
  expect(field.value).toBe('Mes mots');
  expect(localStorage.getItem(draftKey('ada', 'l1'))).toContain('Mes mots');
});

test('what is sent again goes under the same id, and is dropped from the device once it is there', async () => {
  refusal = { code: '', message: 'AppError: offline' };
  const panel = await opened();
  fireEvent.change(panel.getByLabelText('Votre commentaire'), { target: { value: 'Mes mots' } });
  fireEvent.click(panel.getByRole('button', { name: 'Publier' }));
  await settle();
  refusal = null;
  fireEvent.click(panel.getByRole('button', { name: 'Publier' }));
  await settle();
  const ids = calls('post_comment').map(([, args]) => args.id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(panel.getByText('Votre commentaire est publié.')).toBeTruthy();
  expect(panel.getByText('Mes mots')).toBeTruthy();
  expect(localStorage.getItem(draftKey('ada', 'l1'))).toBeNull();
});

test('a session that ends under the panel leaves the text where it is', async () => {
  const panel = await opened();
  const field = panel.getByLabelText<HTMLTextAreaElement>('Votre commentaire');
  fireEvent.change(field, { target: { value: 'Mes mots' } });
  act(() => clearSession());
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('Mes mots');
});

test('a body that a proxy finds too large says that it is too long', async () => {
  rpc.mockImplementation(async () => ({ data: null, error: { message: '' }, status: 413 }));
  await expect(api.postComment({ id: 'x', lessonId: 'l1', body: 'x' })).rejects.toEqual(
    new AppError('invalid', { reason: 'comment-too-long' }),
  );
});
