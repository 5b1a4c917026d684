// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import { OwnProgressPage } from './OwnProgressPage.tsx';
import { Timeline } from './Timeline.tsx';

const read = vi.hoisted(() => vi.fn());
vi.mock('../lib/supabase.ts', () => ({ supabase: { rpc: read } }));

const lesson = (title: string) => ({
  ...{ title, slug: title, module_slug: 'm1', course_slug: 'commune' },
  ...{ course: 'La commune', is_there: true },
});
const attempt = (number: number, points: number | null) => ({
  number,
  started_at: `2026-10-0${number}T10:00:00Z`,
  finished_at: points === null ? null : `2026-10-0${number}T10:30:00Z`,
  ...{ points, max_points: points === null ? null : 8 },
  ...{ checked_count: points === null ? null : 2, has_passed: null },
});
const COURSE = {
  ...{ title: 'La commune', slug: 'commune', resume: lesson('budget') },
  modules: [
    { title: 'Prendre place', slug: 'place', total: 6, validated: 3, opens_at: null },
    { title: 'Décider', slug: 'decider', total: 4, validated: 0, opens_at: null },
  ],
  quizzes: [{ lesson: lesson('quiz'), attempts: [attempt(1, 5), attempt(2, 7), attempt(3, null)] }],
};
const page = (month: string | null, titles: string[], before: string | null) => ({
  data: {
    ...{ month, before },
    deeds: titles.map((title) => ({
      ...{ kind: 'validation', at: '2026-11-02T10:00:00Z', lesson: lesson(title) },
    })),
  },
  error: null,
});

beforeEach(() => {
  localStorage.clear();
  document.documentElement.lang = 'fr';
  read.mockReset();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

test('each module says how much of it is done, and the way on leads to the place', async () => {
  read.mockResolvedValue({ data: [COURSE], error: null });
  render(<OwnProgressPage />);
  expect(await screen.findByText('Validées : 3 sur 6')).toBeTruthy();
  expect(screen.getByText('Validées : 0 sur 4')).toBeTruthy();
  const on = screen.getByRole('link', { name: 'Reprendre\u00a0: budget' });
  expect(on.getAttribute('href')).toBe('/cours/commune/m1/budget/#reprendre');
});

test('a quiz shows the best score, and every attempt with what was checked', async () => {
  read.mockResolvedValue({ data: [COURSE], error: null });
  render(<OwnProgressPage />);
  expect(await screen.findByText('Meilleur résultat : 7 sur 8')).toBeTruthy();
  const attempts = screen.getByText('Voir mes 3 essais').parentElement;
  expect(attempts?.textContent).toContain('jeudi 1er octobre');
  expect(attempts?.textContent).toContain('5 sur 8, 2 réponses vérifiées avant de répondre');
  expect(attempts?.textContent).toContain('commencé, pas encore terminé');
});

test('who follows nothing, is signed out, or meets a failure is told', async () => {
  read.mockResolvedValueOnce({ data: [], error: null });
  const first = render(<OwnProgressPage />);
  expect(await screen.findByText(/Vous ne suivez pas encore de cours/)).toBeTruthy();
  first.unmount();
  queryClient.clear();
  read.mockRejectedValueOnce(new AppError('forbidden'));
  const second = render(<OwnProgressPage />);
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy();
  second.unmount();
  localStorage.clear();
  render(<OwnProgressPage />);
  expect(await screen.findByRole('link', { name: 'Se connecter' })).toBeTruthy();
});

test('a month that comes in parts has one heading, and the next one follows it', async () => {
  const NOVEMBER = '2026-10-31T23:00:00Z';
  read.mockResolvedValueOnce(page(NOVEMBER, ['un'], '2026-11-02T10:00:00.123456+00:00'));
  read.mockResolvedValueOnce(page(NOVEMBER, ['deux'], NOVEMBER));
  read.mockResolvedValueOnce(page('2026-09-30T22:00:00Z', ['trois'], null));
  render(<Timeline />);
  const more = () => screen.findByRole('button', { name: 'Voir plus ancien' });
  await userEvent.click(await more());
  expect(await screen.findByText('deux')).toBeTruthy();
  expect(read).toHaveBeenLastCalledWith('my_timeline', {
    before: '2026-11-02T10:00:00.123456+00:00',
  });
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'novembre 2026',
  ]);
  await userEvent.click(await more());
  expect(await screen.findByRole('heading', { name: 'octobre 2026' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a time line of nobody who has done anything says what will stand there', async () => {
  read.mockResolvedValue(page(null, [], null));
  render(<Timeline />);
  expect(await screen.findByText(/Rien encore/)).toBeTruthy();
});
