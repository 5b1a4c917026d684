// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import { MyComments } from './MyComments.tsx';
import type { Thread, ThreadComment } from './my-comments.schema.ts';

const read = vi.hoisted(() => vi.fn());
vi.mock('../lib/supabase.ts', () => ({ supabase: { rpc: read } }));

const comment = (id: string, facts: Partial<ThreadComment> = {}) => ({
  ...{ id, is_reply: false, is_mine: true, author: 'Ada', created_at: '2026-11-01T10:00:00Z' },
  ...{ state: 'shown', text: `Texte ${id}` },
  ...facts,
});
const thread = (id: string, comments: object[], isThere = true) => ({
  id,
  at: `2026-11-01T10:00:00.000001+00:00`,
  lesson: {
    ...{ title: `Leçon ${id}`, slug: 'l1', module_slug: 'm1', course_slug: 'commune' },
    ...{ course: 'La commune', is_there: isThere },
  },
  comments,
});
const answer = (threads: object[], has_more = false) => ({
  data: { threads, has_more },
  error: null,
});

beforeEach(() => {
  localStorage.clear();
  read.mockReset();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

test('a thread names its lesson and course, who said what, and leads to each by its permalink', async () => {
  const reply = { is_reply: true, is_mine: false, author: 'Bob' };
  read.mockResolvedValue(answer([thread('t1', [comment('t1'), comment('c2', reply)])]));
  render(<MyComments />);
  const heading = await screen.findByRole('heading', { name: /Leçon t1/ });
  expect(heading.textContent).toContain('La commune');
  expect(within(heading).getByRole('link').getAttribute('href')).toBe('/commentaire/#t1');
  expect(screen.getByText('Vous')).toBeTruthy();
  expect(screen.getByText('Bob').closest('li')?.textContent).toContain('Texte c2');
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toContain('/commentaire/#c2');
});

test.each([
  [{ state: 'deleted', text: null }, 'Commentaire supprimé'],
  [{ state: 'hidden' }, 'Masqué par l’équipe'],
  [{ state: 'hidden', is_mine: false, text: null }, 'Commentaire masqué par l’équipe'],
  [{ state: 'locked', is_mine: false, text: null }, 'quand la leçon sera ouverte'],
  [{ is_mine: false, author: null }, 'Une personne qui a quitté le site'],
] as [Partial<ThreadComment>, string][])('%j says « %s »', async (facts, words) => {
  read.mockResolvedValue(answer([thread('t1', [comment('t1', facts)])]));
  render(<MyComments />);
  expect((await screen.findAllByRole('list'))[0]?.textContent).toContain(words);
});

test('what was typed is shown as it was typed, and nothing of it is markup', async () => {
  const text = '<img src=x onerror=alert(1)> **fort**';
  read.mockResolvedValue(answer([thread('t1', [comment('t1', { text })])]));
  render(<MyComments />);
  expect(await screen.findByText(text)).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

test('a lesson that was taken back has a name and no link', async () => {
  read.mockResolvedValue(answer([thread('t1', [comment('t1')], false)]));
  render(<MyComments />);
  expect(await screen.findByText('Cette leçon n’est plus en ligne.')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

test('« Voir plus ancien » goes on after the last thread, to the microsecond', async () => {
  const first: Pick<Thread, 'id' | 'at'> = thread('t1', [comment('t1')]);
  read.mockResolvedValueOnce(answer([first], true));
  read.mockResolvedValueOnce(answer([thread('t2', [comment('t2')])]));
  render(<MyComments />);
  await userEvent.click(await screen.findByRole('button', { name: 'Voir plus ancien' }));
  expect(await screen.findByText('Texte t2')).toBeTruthy();
  expect(screen.getByText('Texte t1')).toBeTruthy();
  expect(read).toHaveBeenLastCalledWith('my_comments', { before: first.at, before_id: 't1' });
  expect(screen.queryByRole('button')).toBeNull();
});

test('who has written nothing is told where one writes', async () => {
  read.mockResolvedValue(answer([]));
  render(<MyComments />);
  expect(await screen.findByText(/Vous n’avez encore rien écrit/)).toBeTruthy();
});

test('who is signed out signs in', async () => {
  localStorage.clear();
  render(<MyComments />);
  expect(await screen.findByRole('link', { name: 'Se connecter' })).toBeTruthy();
  expect(read).not.toHaveBeenCalled();
});

test('a failure is said, with the way to try again', async () => {
  read.mockRejectedValue(new AppError('forbidden'));
  render(<MyComments />);
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy();
});
