// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { goTo } from './go-to.ts';
import { LostPassword } from './LostPassword.tsx';
import { NewPasswordPage } from './NewPasswordPage.tsx';
import {
  confirmRecoveryCode,
  openRecovery,
  recoverPassword,
  startRecovery,
} from './recovery.api.ts';

vi.mock('./recovery.api.ts');
vi.mock('./go-to.ts');
vi.mock('../lib/human-check.ts', () => ({
  solveHumanCheck: vi.fn(async () => 'proof'),
  withHumanCheck: vi.fn(async (send, ready) => send(await ready)),
}));

beforeEach(() => {
  vi.mocked(openRecovery).mockResolvedValue({ email: 'zoe@exemple.fr', names: ['Zoé', null] });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.clearAllMocks();
});

const ask = async (email: string) => {
  await userEvent.clear(screen.getByLabelText('Courriel'));
  await userEvent.type(screen.getByLabelText('Courriel'), email);
  await userEvent.click(screen.getByRole('button', { name: 'Réinitialiser le mot de passe' }));
};
const save = async (password: string) => {
  await userEvent.clear(await screen.findByLabelText('Nouveau mot de passe'));
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe'), password);
  await userEvent.clear(screen.getByLabelText(/Confirmation/));
  await userEvent.type(screen.getByLabelText(/Confirmation/), password);
  await userEvent.click(screen.getByRole('button', { name: /Enregistrer/ }));
};

test('an identifiant gets a kind sentence, and nothing is sent', async () => {
  render(<LostPassword homeHref="/cours/" />);
  await ask('zoe');
  expect(await screen.findByText(/avec un @/)).toBeTruthy();
  expect(startRecovery).not.toHaveBeenCalled();
});

test('the mail is said to be on its way, can be sent again, and its address corrected', async () => {
  render(<LostPassword homeHref="/cours/" />);
  await ask('zoe@exemple.fr');
  expect(await screen.findByText('zoe@exemple.fr')).toBeTruthy();
  expect(startRecovery).toHaveBeenCalledWith('zoe@exemple.fr', 'proof');
  expect(document.activeElement?.textContent).toBe(
    'Que faire maintenant ?'.replace(' ?', '\u202f?'),
  );

  vi.mocked(startRecovery).mockRejectedValueOnce(
    new AppError('too-many', { retryAfterSeconds: 1800 }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Renvoyer le courriel' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Attendez 30 min/);
  await userEvent.click(screen.getByRole('button', { name: 'Corriger' }));
  expect(screen.getByLabelText('Courriel')).toHaveProperty('value', 'zoe@exemple.fr');
});

test('a lost connection keeps the address', async () => {
  vi.mocked(startRecovery).mockRejectedValueOnce(new AppError('offline'));
  render(<LostPassword homeHref="/cours/" />);
  await ask('zoe@exemple.fr');
  expect((await screen.findByRole('alert')).textContent).toMatch(/hors connexion/);
  expect(screen.getByLabelText('Courriel')).toHaveProperty('value', 'zoe@exemple.fr');
});

test('the code opens the new password, which signs in', async () => {
  vi.mocked(confirmRecoveryCode).mockRejectedValueOnce(
    new AppError('not-found', { reason: 'code-wrong' }),
  );
  vi.mocked(confirmRecoveryCode).mockResolvedValueOnce('ticket');
  render(<LostPassword homeHref="/cours/" />);
  await ask('zoe@exemple.fr');
  await userEvent.type(await screen.findByLabelText('Code à 6 chiffres'), '123 456');
  await userEvent.click(screen.getByRole('button', { name: 'Valider le code' }));
  expect(await screen.findByText(/Ce code n’est pas le bon/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Valider le code' }));
  await save('Chaise-verte-42');
  await vi.waitFor(() =>
    expect(goTo).toHaveBeenCalledWith('/connexion/?next=%2Fcours%2F#mot-de-passe-change'),
  );
  expect(confirmRecoveryCode).toHaveBeenCalledWith('zoe@exemple.fr', '123456');
  expect(recoverPassword).toHaveBeenCalledWith('ticket', 'Chaise-verte-42');
});

test('the link’s page says whose password it is and holds it to the rule', async () => {
  history.replaceState(null, '', '/mot-de-passe-perdu/nouveau/#token=abc');
  render(<NewPasswordPage homeHref="/cours/" />);
  expect(await screen.findByText('zoe@exemple.fr')).toBeTruthy();
  await save('Ma-belle-Zoe-7');
  expect(await screen.findByText('Retirez votre nom du mot de passe.')).toBeTruthy();
  expect(recoverPassword).not.toHaveBeenCalled();
  await save('Chaise-verte-42');
  await vi.waitFor(() => expect(goTo).toHaveBeenCalled());
  expect(recoverPassword).toHaveBeenCalledWith('abc', 'Chaise-verte-42');
  expect(location.hash).toBe('');
});

test.each([
  ['link-expired', /plus d’une heure/],
  ['link-used', /ont déjà servi/],
  ['link-superseded', /courriel plus récent/],
  ['link-unknown', /incomplet ou inconnu/],
])('%s is explained, with a new mail in one click', async (reason, words) => {
  vi.mocked(openRecovery).mockRejectedValueOnce(new AppError('expired', { reason }));
  history.replaceState(null, '', '/mot-de-passe-perdu/nouveau/#token=abc');
  render(<NewPasswordPage homeHref="/cours/" />);
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  await userEvent.click(screen.getByRole('button', { name: 'Demander un nouveau courriel' }));
  expect(goTo).toHaveBeenCalledWith('/mot-de-passe-perdu/');
});

test('without a link the page says where one comes from', () => {
  history.replaceState(null, '', '/mot-de-passe-perdu/nouveau/');
  render(<NewPasswordPage homeHref="/cours/" />);
  expect(screen.getByRole('link', { name: 'Demander un nouveau courriel' })).toBeTruthy();
});
