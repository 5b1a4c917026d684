// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import type { Place } from './place.ts';
import { ResumeLesson } from './ResumeLesson.tsx';

const api = vi.hoisted(() => ({ readPlace: vi.fn(), savePlace: vi.fn() }));
vi.mock('./resuming.api.ts', () => ({
  savePlace: api.savePlace,
  myPlace: (lessonId: string) => ({
    queryKey: ['my-place', lessonId],
    queryFn: () => api.readPlace(lessonId),
    retry: false,
  }),
}));

vi.mock('./resume-bar.css?url', () => ({ default: '/resume-bar.css' }));

const IN_FILM: Place = { block: 0, fraction: 0, film: 0, second: 192 };
const IN_TEXT: Place = { block: 2, fraction: 0.5, film: null, second: null };
const video = () => document.querySelector('video');
const scrolled = vi.fn();

beforeEach(() => {
  localStorage.clear();
  api.readPlace.mockReset().mockResolvedValue(null);
  api.savePlace.mockReset().mockResolvedValue(undefined);
  scrolled.mockReset();
  history.replaceState(null, '', '/cours/commune/m1/l1/');
  document.body.innerHTML = `<h1>Leçon</h1><article class="lesson"><div class="lesson-body">
    <preau-video><video></video></preau-video><p>Un</p><p>Deux</p><p id="three">Trois</p></div></article>`;
  vi.stubGlobal('scrollBy', scrolled);
  vi.stubGlobal('scrollTo', scrolled);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const lesson = <ResumeLesson lessonId="l1" />;

test('through « Reprendre » the film is at its second, does not play, and says so', async () => {
  api.readPlace.mockResolvedValue(IN_FILM);
  history.replaceState(null, '', '#reprendre');
  render(lesson);
  expect(await screen.findByText('Reprise à 3:12')).toBeTruthy();
  expect(video()?.currentTime).toBe(192);
  expect(video()?.paused).toBe(true);
  // A reload, and a copied address, are plain again.
  expect(location.hash).toBe('');
});

test('a film that forgot its second is told again when it has loaded', async () => {
  api.readPlace.mockResolvedValue(IN_FILM);
  history.replaceState(null, '', '#reprendre');
  render(lesson);
  await screen.findByText('Reprise à 3:12');
  const film = video();
  if (!film) throw new Error('no film');
  film.currentTime = 0;
  film.dispatchEvent(new Event('loadedmetadata'));
  expect(film.currentTime).toBe(192);
});

test('« Revenir au début » is the beginning, of the film too, and stays it', async () => {
  api.readPlace.mockResolvedValue(IN_FILM);
  history.replaceState(null, '', '#reprendre');
  render(lesson);
  await userEvent.click(await screen.findByRole('button', { name: 'Revenir au début' }));
  video()?.dispatchEvent(new Event('loadedmetadata'));
  expect(video()?.currentTime).toBe(0);
  expect(screen.queryByText(/Reprise/)).toBeNull();
  expect(document.activeElement).toBe(document.querySelector('h1'));
});

test('the plain address starts at the top and offers the place', async () => {
  api.readPlace.mockResolvedValue(IN_TEXT);
  render(lesson);
  const button = await screen.findByRole('button', { name: 'Reprendre là où vous étiez' });
  expect(screen.getByText('Vous étiez plus loin dans cette leçon.')).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
  await userEvent.click(button);
  expect(document.activeElement?.id).toBe('three');
  expect(screen.getByText('Vous voici là où vous étiez.')).toBeTruthy();
});

test('the offer can be closed', async () => {
  api.readPlace.mockResolvedValue(IN_TEXT);
  render(lesson);
  await userEvent.click(await screen.findByRole('button', { name: 'Fermer' }));
  expect(screen.queryByRole('button')).toBeNull();
});

test('who has not been here, or is at the first lines, is offered nothing', async () => {
  for (const place of [null, { ...IN_TEXT, block: 1 }]) {
    api.readPlace.mockResolvedValue(place);
    const { unmount } = render(lesson);
    await act(async () => {});
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    queryClient.clear();
  }
});

test('a failure says nothing, and what is read from here on is kept all the same', async () => {
  api.readPlace.mockRejectedValue(new AppError('forbidden'));
  render(lesson);
  await waitFor(() => {
    window.dispatchEvent(new Event('scroll'));
    window.dispatchEvent(new Event('pagehide'));
    expect(api.savePlace).toHaveBeenCalledWith('l1', expect.objectContaining({ block: 0 }));
  });
  expect(document.body.textContent).not.toContain('Réessayer');
});

test('who is signed out is asked nothing, and signing out ends the following', async () => {
  render(lesson);
  await act(async () => {});
  expect(api.readPlace).toHaveBeenCalledTimes(1);
  await act(async () => clearSession());
  window.dispatchEvent(new Event('scroll'));
  window.dispatchEvent(new Event('pagehide'));
  expect(api.savePlace).not.toHaveBeenCalled();
});

test('a lesson behind its gate is followed once it is open', async () => {
  document.body.insertAdjacentHTML('beforeend', '<preau-gate></preau-gate>');
  render(<ResumeLesson lessonId="l1" isGated />);
  await act(async () => {});
  expect(api.readPlace).not.toHaveBeenCalled();
  document.querySelector('preau-gate')?.setAttribute('data-state', 'open');
  await act(async () => {
    document.dispatchEvent(new Event('preau:lesson-open'));
  });
  expect(api.readPlace).toHaveBeenCalledWith('l1');
});
