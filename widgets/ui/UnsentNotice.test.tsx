// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { everyKeptNote, keepNote } from '../lib/kept-notes.ts';
import { UnsentNotice } from './UnsentNotice.tsx';

const calls = vi.hoisted(() => ({ sendNote: vi.fn(), validateLesson: vi.fn() }));
vi.mock('../lib/own-calls.ts', () => calls);
vi.mock('./unsent-notice.css?url', () => ({ default: '/unsent.css' }));

const keep = (id = 'n1') =>
  keepNote('ada', {
    ...{ id, lessonId: 'l1', anchor: '', quote: '', body: 'Ma note', revision: 0 },
    ...{ title: 'Bienvenue', href: '/l1/' },
  });
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const show = (isOffline = false) =>
  render(<UnsentNotice userId="ada" isOffline={isOffline} host={document.body} />);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
  calls.sendNote.mockReset().mockResolvedValue(1);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('what waits goes out by itself once nothing moves, and nobody need know', async () => {
  keep();
  show();
  await pass(3000);
  act(() => keep());
  await pass(3000);
  expect(calls.sendNote).not.toHaveBeenCalled();
  await pass(1500);
  expect(calls.sendNote).toHaveBeenCalledOnce();
  expect(everyKeptNote('ada')).toEqual([]);
  expect(document.body.textContent).toBe('');
});

test('what could not go is counted, and goes at a click', async () => {
  calls.sendNote.mockRejectedValueOnce(new AppError('unavailable'));
  keep();
  keep('n2');
  show();
  await pass(4500);
  expect(screen.getByRole('status').textContent).toContain('2 choses attendent');
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer maintenant' }));
  await pass(100);
  expect(everyKeptNote('ada')).toEqual([]);
});

test('without a line it says so and waits; when the line is back it sends at once', async () => {
  keep();
  show(true);
  await pass(10_000);
  expect(screen.getByRole('status').textContent).toMatch(/Vous êtes hors ligne. Une chose attend/);
  expect(screen.queryByRole('button')).toBeNull();
  expect(calls.sendNote).not.toHaveBeenCalled();
  act(() => void window.dispatchEvent(new Event('online')));
  await pass(100);
  expect(calls.sendNote).toHaveBeenCalledOnce();
});

test('a refusal is shown with its reason and its text until its author decides', async () => {
  calls.sendNote.mockRejectedValueOnce(new AppError('forbidden', { reason: 'lesson-locked' }));
  keep();
  show();
  await pass(4500);
  const refused = screen.getByRole('region', { name: 'Ce qui n’a pas pu être enregistré' });
  expect(refused.textContent).toContain('Cette leçon n’est pas ouverte');
  expect(refused.textContent).toContain('Ma note');
  await pass(20_000);
  expect(calls.sendNote).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByRole('button', { name: 'Oublier' }));
  expect(everyKeptNote('ada')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Annuler' }));
  fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  await pass(100);
  expect(calls.sendNote).toHaveBeenCalledTimes(2);
  expect(everyKeptNote('ada')).toEqual([]);
});
