// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { goTo } from './handover.ts';
import { LessonProgress } from './LessonProgress.tsx';
import { api, fakeCourse } from './progress.fake.ts';

vi.mock('./progress.api.ts', async () => (await import('./progress.fake.ts')).api);
vi.mock('./handover.ts', { spy: true });

const NEXT = { title: 'La commune', href: '/cours/commune/m1/la-commune/' };
const BOARD = `<ol><li data-lesson-id="l1"><a href="/l1/">Bienvenue</a></li>
  <li data-lesson-id="l2"><a href="/l2/">La commune</a></li></ol><b data-progress="percent"></b>`;
const lesson = (
  <LessonProgress courseId="c1" lessonId="l1" href="/l1/" title="Bienvenue" next={NEXT} />
);
const settle = () => act(() => vi.advanceTimersByTimeAsync(0));
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const click = (element: HTMLElement) => {
  act(() => element.click());
  return settle();
};
const valider = () => screen.getByRole('button', { name: 'Valider la leçon' });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.body.innerHTML = BOARD;
  // Not in jsdom yet.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  vi.stubEnv('TZ', 'Europe/Paris');
  vi.useFakeTimers();
  vi.setSystemTime('2026-11-22T14:07:00Z');
  vi.mocked(goTo).mockReturnValue();
  for (const call of Object.values(api)) if (vi.isMockFunction(call)) call.mockReset();
  api.readCourse.mockImplementation(async () => fakeCourse());
  api.visitLesson.mockImplementation(async () => {});
  api.validateLesson.mockImplementation(async (id) => fakeCourse({ validated: [id] }));
  api.undoValidation.mockImplementation(async () => fakeCourse());
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('a page without script holds a link to sign in', () => {
  expect(renderToString(lesson)).toContain('Connectez-vous pour enregistrer votre progression');
});

test('who is signed out is asked to sign in, and the database is left alone', async () => {
  clearSession();
  render(lesson);
  await settle();
  const link = screen.getByRole('link', { name: /Connectez-vous/ });
  expect(link.getAttribute('href')).toBe('/connexion/?next=%2Fl1%2F');
  expect(api.readCourse).not.toHaveBeenCalled();
});

test('validating asks first, and goes on once the server has answered', async () => {
  let arrive = () => {};
  api.validateLesson.mockImplementation(async (id) => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return fakeCourse({ validated: [id] });
  });
  render(lesson);
  await settle();
  await click(valider());
  const dialog = screen.getByRole('dialog', { name: /Valider cette leçon/ });
  expect(dialog.textContent).toContain(
    'Elle sera comptée comme terminée. Leçon suivante\u00a0: «\u202fLa commune\u202f».',
  );
  const ok = screen.getByRole('button', { name: 'OK' });
  expect(document.activeElement).toBe(ok);
  await click(ok);
  expect(screen.queryByText(/Validée à/)).toBeNull();
  expect(document.querySelector('.is-validated')).toBeNull();
  expect(goTo).not.toHaveBeenCalled();
  arrive();
  await settle();
  expect(document.querySelector('[data-lesson-id="l1"]')?.className).toBe('is-validated');
  expect(document.querySelector('[data-lesson-id="l1"]')?.textContent).toContain('Validée');
  expect(document.querySelector('[data-progress]')?.textContent).toBe('25\u00a0%');
  expect(screen.getByText(/Validée à 15 h 07/)).toBeTruthy();
  expect(goTo).toHaveBeenCalledWith(NEXT.href);
});

test('the next page says that the last lesson was kept, and puts the focus on its heading', async () => {
  document.body.insertAdjacentHTML('afterbegin', '<header><h1>La commune</h1></header>');
  sessionStorage.setItem('preau-validated', 'Leçon « Bienvenue » validée à 15 h 07.');
  render(lesson);
  await settle();
  expect(document.querySelector('header')?.textContent).toContain('validée à 15 h 07.');
  expect(document.activeElement?.tagName).toBe('H1');
  expect(sessionStorage.getItem('preau-validated')).toBeNull();
});

test('« Annuler » validates nothing', async () => {
  render(lesson);
  await settle();
  await click(valider());
  await click(screen.getByRole('button', { name: 'Annuler' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(api.validateLesson).not.toHaveBeenCalled();
});

test('« Ne plus me demander » is kept on this device, and can be taken back', async () => {
  render(lesson);
  await settle();
  await click(valider());
  await click(screen.getByRole('checkbox', { name: 'Ne plus me demander' }));
  await click(screen.getByRole('button', { name: 'OK' }));
  await click(screen.getByRole('button', { name: 'Annuler la validation' }));
  await click(valider());
  expect(api.validateLesson).toHaveBeenCalledTimes(2);
  await click(screen.getByRole('button', { name: 'Annuler la validation' }));
  await click(screen.getByRole('button', { name: 'Me redemander avant de valider' }));
  await click(valider());
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('a validation can be taken back, and the marks with it', async () => {
  api.readCourse.mockImplementation(async () => fakeCourse({ validated: ['l1'] }));
  render(lesson);
  await settle();
  expect(document.querySelector('[data-lesson-id="l1"]')?.className).toBe('is-validated');
  await click(screen.getByRole('button', { name: 'Annuler la validation' }));
  expect(screen.getByText(/La validation est annulée/)).toBeTruthy();
  expect(document.querySelector('[data-lesson-id="l1"]')?.textContent).toBe('Bienvenue');
  expect(valider()).toBeTruthy();
});

test('a cut line keeps the intent, says so, and sends it when the line is back', async () => {
  api.validateLesson.mockRejectedValueOnce(new AppError('offline'));
  api.validateLesson.mockRejectedValueOnce(new AppError('unavailable'));
  localStorage.setItem('preau-validate-at-once', '1');
  render(lesson);
  await settle();
  await click(valider());
  expect(screen.getByText(/Pas encore enregistré.*connexion/)).toBeTruthy();
  expect(screen.queryByText(/Validée à/)).toBeNull();
  await pass(1100);
  expect(screen.getByText(/Pas encore enregistré.*service/)).toBeTruthy();
  await pass(2100);
  expect(screen.getByText(/Validée à/)).toBeTruthy();
  expect(api.validateLesson).toHaveBeenCalledTimes(3);
});

test.each([
  [new AppError('forbidden', { reason: 'lesson-locked' }), /pas encore ouverte/, undefined],
  [new AppError('signed-out'), /Votre session est terminée/, 'Se connecter'],
  [new AppError('unexpected'), /de notre côté/, 'Réessayer'],
])('%s keeps the lesson unvalidated and says what to do', async (error, sentence, action) => {
  api.validateLesson.mockRejectedValueOnce(error);
  localStorage.setItem('preau-validate-at-once', '1');
  render(lesson);
  await settle();
  await click(valider());
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toMatch(sentence);
  if (action) expect(alert.textContent).toContain(action);
  expect(valider()).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test('progress that cannot be read is tried again by itself', async () => {
  api.readCourse.mockRejectedValue(new AppError('offline'));
  render(lesson);
  await pass(4000);
  expect(screen.getByRole('alert').textContent).toContain('La connexion semble coupée');
  api.readCourse.mockImplementation(async () => fakeCourse());
  await pass(20_000);
  expect(valider()).toBeTruthy();
});

test('signing out in another tab takes the marks off this one', async () => {
  api.readCourse.mockImplementation(async () => fakeCourse({ validated: ['l1'] }));
  render(lesson);
  await settle();
  act(() => clearSession());
  expect(document.querySelector('.is-validated')).toBeNull();
  expect(screen.getByRole('link', { name: /Connectez-vous/ })).toBeTruthy();
});

test('a gated lesson waits for its gate', async () => {
  document.body.insertAdjacentHTML('beforeend', '<preau-gate></preau-gate>');
  const gate = document.querySelector<HTMLElement>('preau-gate');
  render(<LessonProgress courseId="c1" lessonId="l1" href="/l1/" title="Bienvenue" isGated />);
  await settle();
  expect(screen.queryByRole('button')).toBeNull();
  expect(api.visitLesson).not.toHaveBeenCalled();
  gate?.setAttribute('data-state', 'open');
  act(() => {
    gate?.dispatchEvent(new Event('preau:lesson-open', { bubbles: true }));
  });
  await settle();
  expect(valider()).toBeTruthy();
  expect(api.visitLesson).toHaveBeenCalledWith('l1');
});

test('the first visit enrols, and what was read before is read again', async () => {
  api.readCourse.mockImplementationOnce(async () => fakeCourse({ isEnrolled: false }));
  api.visitLesson.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 50)));
  render(lesson);
  await pass(100);
  expect(api.readCourse).toHaveBeenCalledTimes(2);
});
