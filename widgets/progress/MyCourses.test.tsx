// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import type { FollowedCourse } from './courses.api.ts';
import { MyCourses } from './MyCourses.tsx';
import { NextStep } from './NextStep.tsx';
import { fakeCourse } from './progress.fake.ts';

const list = vi.hoisted(() => vi.fn<() => Promise<FollowedCourse[]>>());
vi.mock('./courses.api.ts', () => ({ myCourses: { queryKey: ['my-courses'], queryFn: list } }));

const settle = () => act(() => vi.advanceTimersByTimeAsync(0));
const course = (validated: string[]): FollowedCourse => ({
  id: 'c1',
  title: 'La commune est à nous',
  href: '/cours/commune/',
  progress: fakeCourse({ validated }),
  resume: { title: 'La commune', href: '/cours/commune/m1/l2/' },
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
  const resume = screen.getByRole('link', { name: 'Reprendre\u00a0: La commune' });
  expect(resume.getAttribute('href')).toBe('/cours/commune/m1/l2/#reprendre');
});

test('who has validated something can print an attestation', async () => {
  list.mockResolvedValue([course([])]);
  const { unmount } = render(<MyCourses />);
  await settle();
  expect(screen.queryByRole('link', { name: /attestation/ })).toBeNull();
  unmount();
  queryClient.clear();
  list.mockResolvedValue([course(['l1'])]);
  render(<MyCourses />);
  await settle();
  const link = screen.getByRole('link', { name: /attestation/ });
  expect(link.getAttribute('href')).toBe('/cours/commune/attestation/');
});

test('the home page names the next step of whoever follows a course', async () => {
  list.mockResolvedValue([course(['l1'])]);
  render(<NextStep />);
  await settle();
  const link = screen.getByRole('link', { name: 'Reprendre\u00a0: La commune' });
  expect(link.getAttribute('href')).toBe('/cours/commune/m1/l2/#reprendre');
});

test('the home page says nothing to whoever follows none, nor when it cannot know', async () => {
  list.mockResolvedValue([]);
  const { container, unmount } = render(<NextStep />);
  await settle();
  expect(container.textContent).toBe('');
  unmount();
  queryClient.clear();
  list.mockRejectedValue(new AppError('unexpected'));
  const second = render(<NextStep />);
  await settle();
  expect(second.container.textContent).toBe('');
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
