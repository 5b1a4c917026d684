// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import { CourseGoal } from './CourseGoal.tsx';
import type { Goal } from './goals.schema.ts';
import { WeeklyGoal } from './WeeklyGoal.tsx';

const api = vi.hoisted(() => ({ read: vi.fn(), setGoal: vi.fn(), pauseGoal: vi.fn() }));
vi.mock('./goals.api.ts', () => ({
  myGoal: { queryKey: ['my-goal'], queryFn: api.read, retry: false },
  setGoal: (count: number | null) => api.setGoal(count),
  pauseGoal: (weeks: number) => api.pauseGoal(weeks),
}));

const GOAL: Goal = {
  ...{ lessonsPerWeek: 3, pausedUntil: null, validated: 1, isWaiting: false },
  weekBeginsAt: new Date(0),
};
const field = () => screen.findByLabelText<HTMLInputElement>('Séquences par semaine');

beforeEach(() => {
  localStorage.clear();
  for (const call of Object.values(api)) call.mockReset();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

test('nobody has a goal until they choose one, and the course home says nothing of it', async () => {
  api.read.mockResolvedValue(null);
  const { container } = render(<CourseGoal />);
  render(<WeeklyGoal />);
  expect(await screen.findByRole('button', { name: 'Choisir cet objectif' })).toBeTruthy();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(container.textContent).toBe('');
});

test('a goal that is chosen shows at once, here and on the course home', async () => {
  api.read.mockResolvedValue(null);
  api.setGoal.mockResolvedValue(GOAL);
  render(<CourseGoal />);
  render(<WeeklyGoal />);
  await userEvent.clear(await field());
  await userEvent.type(await field(), '3');
  await userEvent.click(screen.getByRole('button', { name: 'Choisir cet objectif' }));
  expect(api.setGoal).toHaveBeenCalledWith(3);
  expect(await screen.findByText('3 séquences par semaine')).toBeTruthy();
  expect(screen.getAllByRole('progressbar')).toHaveLength(2);
});

test.each(['0', '21', '2.5', ''])('« %s » lessons are refused, and stay typed', async (typed) => {
  api.read.mockResolvedValue(null);
  render(<WeeklyGoal />);
  await userEvent.clear(await field());
  if (typed) await userEvent.type(await field(), typed);
  await userEvent.click(screen.getByRole('button', { name: 'Choisir cet objectif' }));
  expect(screen.getByText(/entre 1 et 20/)).toBeTruthy();
  expect((await field()).value).toBe(typed);
  expect(api.setGoal).not.toHaveBeenCalled();
});

test('holidays pause it, and end when one likes', async () => {
  api.read.mockResolvedValue(GOAL);
  api.pauseGoal.mockResolvedValueOnce({ ...GOAL, pausedUntil: new Date('2026-12-08T23:00:00Z') });
  api.pauseGoal.mockResolvedValueOnce(GOAL);
  render(<WeeklyGoal />);
  await userEvent.selectOptions(await screen.findByLabelText(/Vacances/), 'deux semaines');
  await userEvent.click(screen.getByRole('button', { name: 'Mettre en pause' }));
  expect(api.pauseGoal).toHaveBeenCalledWith(2);
  expect(await screen.findByText(/En pause jusqu’au mercredi 9 décembre/)).toBeTruthy();
  expect(screen.queryByRole('progressbar')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Reprendre mon objectif maintenant' }));
  expect(api.pauseGoal).toHaveBeenCalledWith(0);
  expect(await screen.findByRole('progressbar')).toBeTruthy();
});

test('a goal is taken back by one click', async () => {
  api.read.mockResolvedValue(GOAL);
  api.setGoal.mockResolvedValue(null);
  render(<WeeklyGoal />);
  await userEvent.click(await screen.findByRole('button', { name: 'Ne plus avoir d’objectif' }));
  expect(api.setGoal).toHaveBeenCalledWith(null);
  expect(await screen.findByText(/Vous n’avez plus d’objectif/)).toBeTruthy();
});

test('what could not be saved is said, and the goal stays', async () => {
  api.read.mockResolvedValue(GOAL);
  api.setGoal.mockRejectedValue(new AppError('offline'));
  render(<WeeklyGoal />);
  await userEvent.click(await screen.findByRole('button', { name: 'Ne plus avoir d’objectif' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByText('3 séquences par semaine')).toBeTruthy();
});
