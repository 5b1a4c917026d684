// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import type { FollowedCourse } from './courses.api.ts';
import { MyCourses } from './MyCourses.tsx';
import { fakeCourse } from './progress.fake.ts';

const list = vi.hoisted(() => vi.fn<() => Promise<FollowedCourse[]>>());
vi.mock('./courses.api.ts', () => ({ myCourses: { queryKey: ['my-courses'], queryFn: list } }));

const settle = () => act(() => vi.advanceTimersByTimeAsync(0));
const course = (validated: string[]): FollowedCourse => ({
  id: 'c1',
  title: 'La commune est à nous',
  href: '/cours/commune/',
  progress: fakeCourse({ validated }),
  resumeHref: '/cours/commune/m1/l2/',
});

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  list.mockReset();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.useRealTimers();
});

test('a course shows how far one is, and the way on', async () => {
  list.mockResolvedValue([course(['l1'])]);
  render(<MyCourses />);
  await settle();
  expect(screen.getByRole('progressbar', { name: 'La commune est à nous' })).toBeTruthy();
  const resume = screen.getByRole('link', { name: 'Reprendre La commune est à nous' });
  expect(resume.getAttribute('href')).toBe('/cours/commune/m1/l2/');
});

test('an empty list leads to the courses', async () => {
  list.mockResolvedValue([]);
  render(<MyCourses />);
  await settle();
  expect(screen.getByRole('link', { name: 'Voir les cours' })).toBeTruthy();
});

test('a failed list can be asked for again', async () => {
  list.mockRejectedValueOnce(new AppError('unexpected'));
  render(<MyCourses />);
  await settle();
  list.mockResolvedValue([course([])]);
  act(() => screen.getByRole('button', { name: 'Réessayer' }).click());
  await settle();
  expect(screen.getByRole('link', { name: /Commencer/ })).toBeTruthy();
});
