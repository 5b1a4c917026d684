// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { solveHumanCheck, withHumanCheck } from '../lib/human-check.ts';
import { signUpMail, startSignUp } from './account.api.ts';
import { goTo } from './go-to.ts';
import { SignUpForm } from './SignUpForm.tsx';
import { keepPending, readPending } from './sign-up.storage.ts';

vi.mock('./account.api.ts');
vi.mock('./go-to.ts');
vi.mock('../lib/human-check.ts');

const proof = { challenge: { parameters: {}, signature: 's' }, solution: { counter: 1 } };

beforeEach(() => {
  vi.mocked(startSignUp).mockImplementation(async (email) => ({ email, follow: 'f1', sentAt: 1 }));
  vi.mocked(signUpMail).mockResolvedValue({ state: 'sent', at: new Date() });
  vi.mocked(solveHumanCheck).mockResolvedValue(proof);
  vi.mocked(withHumanCheck).mockImplementation(async (send, ready) => send((await ready) ?? proof));
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.clearAllMocks();
});

const show = () =>
  render(
    <SignUpForm
      courseHref="/cours/la-commune/"
      organisation="Le Préau des communes"
      contactEmail="contact@preau.example"
    />,
  );
const email = () => screen.getByLabelText('Courriel');
const box = () => screen.getByRole('checkbox', { name: /J’ai lu/ });
const human = () => screen.getByRole('checkbox', { name: 'Je ne suis pas un robot' });
const send = () => userEvent.click(screen.getByRole('button', { name: 'Envoyer' }));

async function fill(typed = 'zoe@exemple.fr') {
  await userEvent.type(email(), typed);
  await userEvent.click(box());
  await userEvent.click(human());
}

test('an address that this tab remembers, slip and all, wakes up without a word from React', async () => {
  const form = <SignUpForm courseHref="#" organisation="Préau" contactEmail="a@preau.example" />;
  const container = document.createElement('div');
  container.innerHTML = renderToString(form);
  document.body.append(container);
  keepPending({ email: 'zoe@gmial.com', follow: 'f1', sentAt: 1 });
  const onRecoverableError = vi.fn();
  render(form, { container, hydrate: true, onRecoverableError });
  expect(await screen.findByText(/Vouliez-vous écrire zoe@gmail.com/)).toBeTruthy();
  expect(onRecoverableError).not.toHaveBeenCalled();
});

test('no box is ticked beforehand, and the five lines of the law stand beside', () => {
  show();
  expect(box()).toHaveProperty('checked', false);
  expect(human()).toHaveProperty('checked', false);
  expect(screen.getAllByRole('term')).toHaveLength(5);
  expect(screen.getByText('Le Préau des communes')).toBeTruthy();
  expect(screen.getByText(/À partir de 15 ans/)).toBeTruthy();
});

test('an empty form says what is missing and takes the focus to it', async () => {
  show();
  await send();
  expect(await screen.findByText('Écrivez votre courriel.')).toBeTruthy();
  expect(screen.getByText(/Lisez ces deux textes/)).toBeTruthy();
  expect(screen.getByText(/Cochez la case « Je ne suis pas un robot »/)).toBeTruthy();
  expect(document.activeElement).toBe(email());
  expect(email().getAttribute('aria-invalid')).toBe('true');
  expect(startSignUp).not.toHaveBeenCalled();
});

test('a good address is sent, without the spaces around it, and the next page knows it', async () => {
  show();
  await fill(' zoe@exemple.fr ');
  await send();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/inscription/etat/'));
  expect(startSignUp).toHaveBeenCalledWith('zoe@exemple.fr', proof);
  expect(readPending()).toEqual({ email: 'zoe@exemple.fr', follow: 'f1', sentAt: 1 });
});

test('the check begins at the tick, once, and says how far it is', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof proof>();
  vi.mocked(solveHumanCheck).mockReturnValueOnce(promise);
  show();
  expect(solveHumanCheck).not.toHaveBeenCalled();
  await userEvent.click(human());
  expect(screen.getByText(/Vérification en cours/).getAttribute('role')).toBe('status');
  resolve(proof);
  expect(await screen.findByText('Vérification faite.')).toBeTruthy();
  await userEvent.click(human());
  await userEvent.click(human());
  expect(solveHumanCheck).toHaveBeenCalledTimes(1);
});

test('a check that could not begin is tried again when the form is sent', async () => {
  vi.mocked(solveHumanCheck).mockRejectedValueOnce(new AppError('offline'));
  show();
  await fill();
  await send();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalled());
  expect(solveHumanCheck).toHaveBeenCalledTimes(2);
});

test('a likely slip is asked about, keeps nobody from sending, and is mended in one click', async () => {
  show();
  await userEvent.type(email(), 'zoe@gmail.co');
  expect(screen.queryByText(/Vouliez-vous/)).toBeNull(); // still typing, for all one knows
  await userEvent.clear(email());
  await userEvent.type(email(), 'zoe@gmial.com');
  expect(screen.getByText(/Vouliez-vous écrire zoe@gmail.com/)).toBeTruthy();
  await userEvent.click(box());
  await userEvent.click(human());
  await send();
  await vi.waitFor(() => expect(startSignUp).toHaveBeenCalledWith('zoe@gmial.com', proof));
  await userEvent.click(screen.getByRole('button', { name: /Oui, écrire zoe@gmail.com/ }));
  expect(email()).toHaveProperty('value', 'zoe@gmail.com');
  expect(document.activeElement).toBe(email());
});

test('a lost connection is said and nothing typed is lost', async () => {
  vi.mocked(startSignUp).mockRejectedValueOnce(new AppError('offline'));
  show();
  await fill();
  await send();
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /hors connexion.*Rien n’est perdu/s,
  );
  expect(email()).toHaveProperty('value', 'zoe@exemple.fr');
  expect(box()).toHaveProperty('checked', true);
  expect(human()).toHaveProperty('checked', true);

  await send();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalled());
  expect(solveHumanCheck).toHaveBeenCalledTimes(2);
});

test('too many tries are told with the time to wait', async () => {
  vi.mocked(startSignUp).mockRejectedValueOnce(
    new AppError('too-many', { reason: 'too-many-attempts', retryAfterSeconds: 150 }),
  );
  show();
  await fill();
  await send();
  expect((await screen.findByRole('alert')).textContent).toContain('Attendez 3 min');
});

test('without storage the state is shown in place, with the way back to the typed address', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  show();
  await fill();
  await send();
  expect(await screen.findByText('zoe@exemple.fr')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('État de votre inscription');
  expect(goTo).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Code à 6 chiffres')).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'Corriger' }));
  expect(email()).toHaveProperty('value', 'zoe@exemple.fr');
});
