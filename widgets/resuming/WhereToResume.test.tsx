// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import type { ResumableCourse } from './resuming.schema.ts';
import { WhereToResume } from './WhereToResume.tsx';

const fakes = vi.hoisted(() => ({ read: vi.fn(), goOnTo: vi.fn() }));
vi.mock('./go-on-to.ts', () => ({ goOnTo: fakes.goOnTo }));
vi.mock('./resuming.api.ts', () => ({
  whereToResume: { queryKey: ['where-to-resume'], queryFn: fakes.read, retry: false },
}));

const course = (slug: string, title: string | null): ResumableCourse => ({
  title: `Cours ${slug}`,
  href: `/cours/${slug}/`,
  at: new Date(0),
  lesson: title === null ? null : { title, courseTitle: slug, href: `/cours/${slug}/m/${title}/` },
});

beforeEach(() => {
  localStorage.clear();
  fakes.goOnTo.mockReset();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

test('the one place there is, is gone to', async () => {
  fakes.read.mockResolvedValue([course('commune', 'budget')]);
  render(<WhereToResume />);
  const link = await screen.findByRole('link', { name: 'Reprendre\u00a0: budget' });
  expect(link.getAttribute('href')).toBe('/cours/commune/m/budget/#reprendre');
  expect(fakes.goOnTo).toHaveBeenCalledWith('/cours/commune/m/budget/#reprendre');
});

test('several courses are a choice, and nobody is taken anywhere', async () => {
  fakes.read.mockResolvedValue([course('commune', 'budget'), course('soin', null)]);
  render(<WhereToResume />);
  expect(await screen.findByText(/Avec quel cours/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Cours soin' }).getAttribute('href')).toBe(
    '/cours/soin/',
  );
  expect(screen.getByText(/Vous êtes à jour/)).toBeTruthy();
  expect(fakes.goOnTo).not.toHaveBeenCalled();
});

test('who has done all of their one course hears so', async () => {
  fakes.read.mockResolvedValue([course('commune', null)]);
  render(<WhereToResume />);
  expect(await screen.findByText(/Vous êtes à jour/)).toBeTruthy();
  expect(screen.queryByText(/Avec quel cours/)).toBeNull();
  expect(fakes.goOnTo).not.toHaveBeenCalled();
});

test('who follows no course is told what to do', async () => {
  fakes.read.mockResolvedValue([]);
  render(<WhereToResume />);
  expect(await screen.findByText(/Ouvrez une première leçon/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Voir les cours' }).getAttribute('href')).toBe('/');
});

test('who is signed out signs in and comes back', async () => {
  localStorage.clear();
  history.replaceState(null, '', '/reprendre/');
  render(<WhereToResume />);
  await screen.findByRole('link', { name: 'Se connecter' });
  expect(fakes.goOnTo).toHaveBeenCalledWith('/connexion/?next=%2Freprendre%2F');
});

test('a failure is said, with the way to try again', async () => {
  fakes.read.mockRejectedValue(new AppError('forbidden'));
  render(<WhereToResume />);
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy();
});
