// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { isKept, keepValidation, keptValidations } from '../lib/kept-validations.ts';
import { queryClient } from '../lib/query.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { CourseProgress } from './CourseProgress.tsx';
import { api, fakeCourse } from './progress.fake.ts';

vi.mock('./progress.api.ts', async () => (await import('./progress.fake.ts')).api);

const FIRST = { title: 'Bienvenue', href: '/cours/commune/m1/bienvenue/' };
const course = <CourseProgress courseId="c1" access="public" first={FIRST} />;
const settle = () => act(() => vi.advanceTimersByTimeAsync(0));
const island = () => {
  const found = document.querySelector<HTMLElement>('.course-progress');
  if (!found) throw new Error('no island');
  return within(found);
};
const link = () => island().getByRole('link', { name: /^(?!.*attestation)/ });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.body.innerHTML = `<section data-module-id="m1"><span data-progress="module"></span><ol>
    <li data-lesson-id="l1"><a href="${FIRST.href}"><span class="row-title">Bienvenue</span> 5 min</a></li>
    <li data-lesson-id="l2"><a href="/l2/"><span class="row-title">La commune</span> 5 min</a></li>
    </ol></section>`;
  vi.useFakeTimers();
  for (const call of Object.values(api)) if (vi.isMockFunction(call)) call.mockReset();
  api.readCourse.mockImplementation(async () => fakeCourse());
  api.enterCourse.mockImplementation(async () => {});
  api.takeGreeting.mockImplementation(async () => true);
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.useRealTimers();
});

test('a new learner begins at the beginning', async () => {
  render(course);
  await settle();
  expect(link().textContent).toBe('Commencer');
  expect(link().getAttribute('href')).toContain(FIRST.href);
  expect(screen.getByText('Aucune leçon validée pour l’instant')).toBeTruthy();
});

test('who has begun goes on, and sees what is done', async () => {
  api.readCourse.mockImplementation(async () =>
    fakeCourse({ validated: ['l1'], resumeLessonId: 'l2' }),
  );
  render(course);
  await settle();
  expect(link().textContent).toBe('Reprendre\u00a0: La commune');
  expect(link().getAttribute('href')).toContain('/l2/');
  expect(screen.getByRole('img', { name: 'Ma progression\u00a0: 25\u00a0%' })).toBeTruthy();
  expect(screen.getByText('1 leçon validée sur 4')).toBeTruthy();
  expect(document.querySelector('[data-progress="module"]')?.textContent).toBe(
    'Validées\u00a0: 1 sur 2',
  );
});

test('what was done can be printed, once there is something', async () => {
  const attestation = () => island().queryByRole('link', { name: /attestation/ });
  const page = render(course);
  await settle();
  expect(attestation()).toBeNull();
  page.unmount();
  queryClient.clear();
  api.readCourse.mockImplementation(async () => fakeCourse({ validated: ['l1'] }));
  render(course);
  await settle();
  expect(attestation()?.getAttribute('href')).toBe('attestation/');
});

test('what waited on this device is sent, and said', async () => {
  keepValidation('ada', 'l2');
  render(course);
  await settle();
  expect(api.validateLesson).toHaveBeenCalledWith('l2');
  expect(screen.getByText(/maintenant enregistré/)).toBeTruthy();
  expect(isKept('l2')).toBe(false);
  expect(api.readCourse).toHaveBeenCalledTimes(2);
});

test('what was read before it was sent is read again', async () => {
  keepValidation('ada', 'l1');
  api.readCourse.mockImplementationOnce(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return fakeCourse();
  });
  api.readCourse.mockImplementation(async () => fakeCourse({ validated: ['l1'] }));
  render(course);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(screen.getByText('1 leçon validée sur 4')).toBeTruthy();
});

test('what the server refuses for good is not kept, and the rest still goes out', async () => {
  keepValidation('ada', 'l1');
  keepValidation('ada', 'l2');
  api.validateLesson.mockRejectedValueOnce(new AppError('forbidden', { reason: 'lesson-locked' }));
  render(course);
  await settle();
  expect(api.validateLesson.mock.calls).toEqual([['l1'], ['l2']]);
  expect(screen.getByRole('alert').textContent).toContain('n’a pas pu être enregistrée');
  expect(keptValidations('ada')).toEqual([]);
});

test('what waits for the line says so, and goes out when it is back', async () => {
  keepValidation('ada', 'l1');
  api.validateLesson.mockRejectedValueOnce(new AppError('offline'));
  render(course);
  await settle();
  expect(screen.getByText(/gardée sur cet appareil/)).toBeTruthy();
  expect(isKept('l1')).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(1100));
  expect(screen.getByText(/maintenant enregistré/)).toBeTruthy();
});

test('what another person left on the device is not sent for this one', async () => {
  keepValidation('bob', 'l1');
  render(course);
  await settle();
  expect(api.validateLesson).not.toHaveBeenCalled();
  expect(isKept('l1')).toBe(false);
});

test('who has visited the second lesson resumes there, though nothing is validated', async () => {
  api.readCourse.mockImplementation(async () => fakeCourse({ resumeLessonId: 'l2' }));
  render(course);
  await settle();
  expect(link().textContent).toContain('Reprendre');
});

test('who has done all that is open waits for the rest', async () => {
  api.readCourse.mockImplementation(async () =>
    fakeCourse({ validated: ['l1'], resumeLessonId: null }),
  );
  render(course);
  await settle();
  expect(screen.getByText(/Vous êtes à jour/)).toBeTruthy();
});

test('who has done everything is congratulated', async () => {
  api.readCourse.mockImplementation(async () =>
    fakeCourse({ validated: ['l1'], percent: 100, resumeLessonId: null }),
  );
  render(course);
  await settle();
  expect(screen.getByText(/Bravo/)).toBeTruthy();
  expect(screen.queryByText(/Vous êtes à jour/)).toBeNull();
});

test('the first page after sign-up says so once, and enters the course', async () => {
  sessionStorage.setItem('preau-welcome', '1');
  const page = render(course);
  await settle();
  expect(
    screen.getByText('Félicitations ! Votre compte est créé et vous êtes dans votre cours.'),
  ).toBeTruthy();
  expect(api.enterCourse).toHaveBeenCalledWith('c1');
  page.unmount();
  render(course);
  await settle();
  expect(screen.queryByText(/Félicitations/)).toBeNull();
});

test('whom the personal space has greeted already is not greeted again, and enters all the same', async () => {
  api.takeGreeting.mockImplementation(async () => false);
  sessionStorage.setItem('preau-welcome', '1');
  render(course);
  await settle();
  expect(screen.queryByText(/Félicitations/)).toBeNull();
  expect(api.enterCourse).toHaveBeenCalledWith('c1');
});

test('a course of sessions says to who is in none that they are not enrolled', async () => {
  api.readCourse.mockImplementation(async () => fakeCourse({ isEnrolled: false }));
  render(<CourseProgress courseId="c1" access="enrolled" first={FIRST} />);
  await settle();
  expect(screen.getByText(/n’est pas inscrit à une session/)).toBeTruthy();
  expect(island().queryByRole('link')).toBeNull();
});

test('a failure says what to do, and goes when the server is back', async () => {
  api.readCourse.mockRejectedValue(new AppError('unavailable'));
  render(course);
  await act(() => vi.advanceTimersByTimeAsync(4000));
  expect(screen.getByRole('alert').textContent).toContain('Le service ne répond pas');
  api.readCourse.mockImplementation(async () => fakeCourse());
  await act(() => vi.advanceTimersByTimeAsync(16_000));
  expect(link().textContent).toBe('Commencer');
});

test('another person on the same device sees nothing of the one before', async () => {
  api.readCourse.mockImplementation(async () =>
    fakeCourse({ validated: ['l1'], resumeLessonId: 'l2' }),
  );
  render(course);
  await settle();
  act(() => clearSession());
  expect(document.querySelector('.is-validated')).toBeNull();
  api.readCourse.mockImplementation(async () => fakeCourse());
  act(() => {
    saveSession({ access_token: 'u', refresh_token: 's', expires_in: 3600, user: { id: 'bob' } });
  });
  await settle();
  expect(link().textContent).toBe('Commencer');
});
