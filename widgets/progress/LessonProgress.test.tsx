// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { isKept, keepValidation } from '../lib/kept-validations.ts';
import { queryClient } from '../lib/query.ts';
import { signOut } from '../lib/session.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { goTo } from './handover.ts';
import { LessonProgress } from './LessonProgress.tsx';
import { api, fakeCourse } from './progress.fake.ts';

vi.mock('./progress.api.ts', async () => (await import('./progress.fake.ts')).api);
vi.mock('./handover.ts', { spy: true });
vi.mock('./module-joy.css?url', () => ({ default: '/joy.css' }));

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
  api.readCourse.mockRejectedValue(new AppError('unavailable'));
  render(lesson);
  await pass(4000);
  expect(screen.getByRole('alert').textContent).toContain('Le service ne répond pas');
  api.readCourse.mockImplementation(async () => fakeCourse());
  await pass(20_000);
  expect(valider()).toBeTruthy();
});

test('without a line from the start, a lesson is validated all the same, kept and sent later', async () => {
  api.readCourse.mockRejectedValue(new AppError('offline'));
  api.validateLesson.mockRejectedValue(new AppError('offline'));
  render(lesson);
  await pass(4000);
  expect(screen.getByText(/Vous pouvez valider cette leçon quand même/)).toBeTruthy();
  await click(screen.getByRole('button', { name: 'Valider' }));
  expect(screen.getByText(/gardée sur cet appareil, nous réessayons/)).toBeTruthy();
  expect(isKept('l1')).toBe(true);
  api.readCourse.mockImplementation(async () => fakeCourse({ validated: ['l1'] }));
  api.validateLesson.mockImplementation(async (id) => fakeCourse({ validated: [id] }));
  await pass(20_000);
  expect(screen.getByText(/Validée à/)).toBeTruthy();
  expect(isKept('l1')).toBe(false);
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

test('an intent outlives the page, and leaves it once it is acknowledged', async () => {
  let arrive = () => {};
  api.validateLesson.mockImplementation(async (id) => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return fakeCourse({ validated: [id] });
  });
  localStorage.setItem('preau-validate-at-once', '1');
  render(lesson);
  await settle();
  await click(valider());
  expect(isKept('l1')).toBe(true);
  arrive();
  await settle();
  expect(isKept('l1')).toBe(false);
});

test('a refusal is not kept, an expired session is', async () => {
  api.validateLesson.mockRejectedValueOnce(new AppError('forbidden', { reason: 'lesson-locked' }));
  localStorage.setItem('preau-validate-at-once', '1');
  render(lesson);
  await settle();
  await click(valider());
  expect(isKept('l1')).toBe(false);
  api.validateLesson.mockRejectedValueOnce(new AppError('signed-out'));
  await click(valider());
  expect(isKept('l1')).toBe(true);
});

test('a session that ends under a validation asks to sign in, and the validation then goes out', async () => {
  api.validateLesson.mockImplementationOnce(async () => {
    clearSession(); // as a refused refresh does
    throw new AppError('signed-out');
  });
  localStorage.setItem('preau-validate-at-once', '1');
  render(lesson);
  await settle();
  await click(valider());
  expect(screen.getByText(/votre validation n’est pas encore enregistrée/)).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Se connecter' });
  expect(link.getAttribute('href')).toBe('/connexion/?next=%2Fl1%2F');
  act(() => {
    saveSession({ access_token: 'u', refresh_token: 's', expires_in: 3600, user: { id: 'ada' } });
  });
  await pass(50);
  expect(api.validateLesson).toHaveBeenCalledTimes(2);
  expect(screen.getByText(/maintenant enregistré/)).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test('signing out forgets what waited', async () => {
  keepValidation('ada', 'l1');
  vi.stubGlobal('fetch', async () => new Response('{}'));
  await act(() => signOut());
  vi.unstubAllGlobals();
  expect(isKept('l1')).toBe(false);
});

const QUIT = `<a class="player-quit" href="/cours/commune/">Quitter</a>
  <div class="lesson"><p class="lesson-body">Peu de mots.</p></div><div class="lesson-end"></div>`;
const quit = () => {
  // jsdom cannot follow a link.
  window.addEventListener('click', (event) => event.preventDefault(), { once: true });
  act(() => document.querySelector<HTMLElement>('.player-quit')?.click());
};
const askedToValidate = () => screen.queryByRole('dialog', { name: /Valider avant de quitter/ });

test('who leaves a lesson that is not finished is not asked', async () => {
  document.body.insertAdjacentHTML('beforeend', QUIT);
  render(lesson);
  await pass(3000);
  quit();
  expect(askedToValidate()).toBeNull();
});

test('who leaves a finished lesson is asked, and may validate it', async () => {
  document.body.insertAdjacentHTML('beforeend', QUIT);
  render(lesson);
  await pass(11_000);
  quit();
  expect(askedToValidate()).toBeTruthy();
  await click(screen.getByRole('button', { name: 'Valider et quitter' }));
  expect(api.validateLesson).toHaveBeenCalledWith('l1');
  expect(vi.mocked(goTo).mock.lastCall?.[0]).toMatch(/\/cours\/commune\/$/);
  expect(sessionStorage.getItem('preau-validated')).toContain('Bienvenue');
});

test('who leaves a finished lesson may leave it unvalidated, or stay', async () => {
  document.body.insertAdjacentHTML('beforeend', QUIT);
  render(lesson);
  await pass(11_000);
  quit();
  await click(screen.getByRole('button', { name: 'Annuler' }));
  expect(askedToValidate()).toBeNull();
  expect(goTo).not.toHaveBeenCalled();
  quit();
  await click(screen.getByRole('button', { name: 'Quitter sans valider' }));
  expect(vi.mocked(goTo).mock.lastCall?.[0]).toMatch(/\/cours\/commune\/$/);
  expect(api.validateLesson).not.toHaveBeenCalled();
});

test('with the line cut, the question says so and lets one leave', async () => {
  document.body.insertAdjacentHTML('beforeend', QUIT);
  api.validateLesson.mockRejectedValue(new AppError('offline'));
  render(lesson);
  await pass(11_000);
  quit();
  await click(screen.getByRole('button', { name: 'Valider et quitter' }));
  const dialog = askedToValidate();
  expect(dialog?.textContent).toContain('Pas encore enregistré');
  expect(dialog?.textContent).toContain('gardée sur cet appareil');
  await click(screen.getByRole('button', { name: 'Quitter maintenant' }));
  expect(vi.mocked(goTo).mock.lastCall?.[0]).toMatch(/\/cours\/commune\/$/);
  expect(isKept('l1')).toBe(true);
});

test.each([
  ['validated', async () => fakeCourse({ validated: ['l1'] })],
  ['of a course that could not be read', () => Promise.reject(new AppError('unexpected'))],
])('who leaves a lesson %s is not asked', async (_, answer) => {
  document.body.insertAdjacentHTML('beforeend', QUIT);
  api.readCourse.mockImplementation(answer);
  render(lesson);
  await pass(11_000);
  quit();
  expect(askedToValidate()).toBeNull();
});

test('the lesson that completes a module is rejoiced over, on the next page', async () => {
  document.body.innerHTML = `<header><h1>La suite</h1></header><details data-module-id="m1">
    <b class="module-title">Prendre place</b><i data-lesson-id="l1"></i></details>`;
  localStorage.setItem('preau-validate-at-once', '1');
  const page = render(lesson);
  await settle();
  await click(valider());
  expect(goTo).toHaveBeenCalledWith(NEXT.href);
  page.unmount();
  render(lesson);
  await import('./ModuleJoy.tsx');
  await pass(50);
  const joy = screen.getByText(/Bravo, module 1 terminé/).closest('[role=status]');
  expect(joy?.textContent).toContain('«\u202fPrendre place\u202f»');
  expect(document.activeElement?.tagName).toBe('H1');
});

test('after the last lesson of all, the joy is on this page', async () => {
  document.body.innerHTML = `<details data-module-id="m1"><i data-lesson-id="l1"></i></details>`;
  localStorage.setItem('preau-validate-at-once', '1');
  render(<LessonProgress courseId="c1" lessonId="l1" href="/l1/" title="Bienvenue" />);
  await settle();
  await click(valider());
  await import('./ModuleJoy.tsx');
  await pass(50);
  expect(screen.getByText(/Bravo, module 1 terminé/)).toBeTruthy();
  await click(screen.getByRole('button', { name: 'Annuler la validation' }));
  expect(screen.queryByText(/Bravo, module/)).toBeNull();
});

const tried = (rules: object | null) => ({ rules, openAttemptId: null, finished: [] });
const RULES = { questionCount: 4, passMark: null, attemptsAllowed: null, offersCheck: true };
const quizLesson = (
  <LessonProgress courseId="c1" lessonId="l1" href="/l1/" title="Quiz" next={NEXT} isQuiz />
);

test('a quiz takes the place of « Valider »; a lesson of that kind without one keeps it', async () => {
  queryClient.setQueryData(['lesson-quiz', 'l1'], tried(RULES));
  const { unmount } = render(quizLesson);
  await settle();
  expect(screen.queryByRole('button', { name: 'Valider la leçon' })).toBeNull();
  expect(screen.getByText('Terminez le quiz : la séquence sera validée.')).toBeTruthy();
  unmount();
  queryClient.setQueryData(['lesson-quiz', 'l1'], tried(null));
  render(quizLesson);
  await settle();
  expect(valider()).toBeTruthy();
});

test('a quiz that is finished shows as validated, rejoices over its module, and is not taken back', async () => {
  document.body.innerHTML = `<section data-module-id="m1"><h2>Prendre place</h2>
    <ol><li data-lesson-id="l1"><a href="/l1/">Quiz</a></li></ol></section>`;
  queryClient.setQueryData(['lesson-quiz', 'l1'], tried({ ...RULES, passMark: 70 }));
  render(quizLesson);
  await settle();
  expect(screen.getByText(/au moins 70/)).toBeTruthy();
  api.readCourse.mockImplementation(async () => fakeCourse({ validated: ['l1'] }));
  await act(() => queryClient.invalidateQueries({ queryKey: ['my-course'] }));
  await vi.waitFor(() => expect(screen.getByText(/module 1 terminé/)).toBeTruthy());
  expect(screen.getByText(/Validée à 15 h 07/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Annuler la validation' })).toBeNull();
  expect(goTo).not.toHaveBeenCalled();
});
