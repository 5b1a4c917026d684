// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { startSignUp } from './account.api.ts';
import { goTo } from './go-to.ts';
import { SignUpForm } from './SignUpForm.tsx';

vi.mock('./account.api.ts');
vi.mock('./go-to.ts');

beforeEach(() => {
  vi.mocked(startSignUp).mockResolvedValue();
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.clearAllMocks();
});

const email = () => screen.getByLabelText('Courriel');
const box = () => screen.getByRole('checkbox', { name: /J’ai lu/ });
const send = () => userEvent.click(screen.getByRole('button', { name: 'Envoyer' }));

test('the box is not ticked beforehand', () => {
  render(<SignUpForm />);
  expect(box()).toHaveProperty('checked', false);
});

test('an empty form says what is missing and takes the focus to it', async () => {
  render(<SignUpForm />);
  await send();
  expect(await screen.findByText('Écrivez votre courriel.')).toBeTruthy();
  expect(screen.getByText(/cochez la case/)).toBeTruthy();
  expect(document.activeElement).toBe(email());
  expect(email().getAttribute('aria-invalid')).toBe('true');
  expect(startSignUp).not.toHaveBeenCalled();
});

test('a good address is sent, without the spaces around it, and the next page knows it', async () => {
  render(<SignUpForm />);
  await userEvent.type(email(), ' zoe@exemple.fr ');
  await userEvent.click(box());
  await send();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/inscription/etat/'));
  expect(startSignUp).toHaveBeenCalledWith('zoe@exemple.fr');
  expect(sessionStorage.getItem('preau-sign-up-email')).toBe('zoe@exemple.fr');
});

test('a lost connection is said and nothing typed is lost', async () => {
  vi.mocked(startSignUp).mockRejectedValueOnce(new AppError('offline'));
  render(<SignUpForm />);
  await userEvent.type(email(), 'zoe@exemple.fr');
  await userEvent.click(box());
  await send();
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /hors connexion.*Rien n’est perdu/s,
  );
  expect(email()).toHaveProperty('value', 'zoe@exemple.fr');
  expect(box()).toHaveProperty('checked', true);

  await send();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalled());
});

test('too many tries are told with the time to wait', async () => {
  vi.mocked(startSignUp).mockRejectedValueOnce(
    new AppError('too-many', { reason: 'too-many-attempts', retryAfterSeconds: 150 }),
  );
  render(<SignUpForm />);
  await userEvent.type(email(), 'zoe@exemple.fr');
  await userEvent.click(box());
  await send();
  expect((await screen.findByRole('alert')).textContent).toContain('Attendez 3 min');
});
