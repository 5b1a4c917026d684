// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { signIn } from './account.api.ts';
import { goTo } from './go-to.ts';
import { SignInForm } from './SignInForm.tsx';

vi.mock('./account.api.ts');
vi.mock('./go-to.ts');

function openAt(search: string) {
  history.replaceState(null, '', `/connexion/${search}`);
  render(<SignInForm homeHref="/cours/la-commune/" />);
}

beforeEach(() => {
  vi.mocked(signIn).mockResolvedValue();
});

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const login = () => screen.getByLabelText('Courriel ou identifiant');
const password = () => screen.getByLabelText('Mot de passe');

async function fillAndSend() {
  await userEvent.type(login(), 'zoe');
  await userEvent.type(password(), 'Tournevis-bleu7');
  await userEvent.click(screen.getByRole('button', { name: 'Se connecter' }));
}

test.each([
  ['', '/cours/la-commune/'],
  ['?next=%2Fcours%2Fla-commune%2Fagir%2Fbudget%2F', '/cours/la-commune/agir/budget/'],
  ['?next=%2F%2Fevil.example', '/cours/la-commune/'],
  ['?next=https%3A%2F%2Fevil.example', '/cours/la-commune/'],
])('with %j one lands on %s', async (search, href) => {
  openAt(search);
  await fillAndSend();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith(href));
  expect(signIn).toHaveBeenCalledWith({ login: 'zoe', password: 'Tournevis-bleu7' });
});

test('a refusal says what to do and keeps what was typed', async () => {
  vi.mocked(signIn).mockRejectedValueOnce(
    new AppError('signed-out', { reason: 'invalid-credentials' }),
  );
  openAt('');
  await fillAndSend();
  expect((await screen.findByRole('alert')).textContent).toMatch(/Vérifiez les majuscules/);
  expect(login()).toHaveProperty('value', 'zoe');
  expect(password()).toHaveProperty('value', 'Tournevis-bleu7');
  expect(goTo).not.toHaveBeenCalled();
});

test('the password can be looked at', async () => {
  openAt('');
  const button = screen.getByRole('button', { name: 'Afficher le mot de passe' });
  expect(password()).toHaveProperty('type', 'password');
  await userEvent.click(button);
  expect(password()).toHaveProperty('type', 'text');
  expect(button.getAttribute('aria-pressed')).toBe('true');
});
