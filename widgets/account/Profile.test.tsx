// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { myProfile } from './account.api.ts';
import { Profile } from './Profile.tsx';
import {
  changePassword,
  confirmEmailChange,
  startEmailChange,
  updateProfile,
} from './profile.api.ts';

vi.mock('./account.api.ts', () => ({
  myProfile: { queryKey: ['my-profile'], queryFn: vi.fn(), retry: false },
  myMails: { queryKey: ['my-mails'], queryFn: async () => [], retry: false },
}));
vi.mock('./profile.api.ts');

const session = {
  access_token: 't',
  refresh_token: 'r',
  expires_in: 3600,
  user: { id: 'zoe', email: 'zoe@exemple.fr' },
};

beforeEach(() => {
  saveSession(session);
  vi.mocked(myProfile.queryFn as () => Promise<object>).mockResolvedValue({
    username: 'zoe',
    displayName: 'Zoé',
    email: 'zoe@exemple.fr',
    civility: null,
    firstName: null,
    lastName: null,
  });
  vi.mocked(updateProfile).mockResolvedValue(new Date('2026-11-25T14:07:00Z'));
});

afterEach(() => {
  cleanup();
  clearSession();
  queryClient.clear();
  vi.clearAllMocks();
});

const part = async (name: string) => within(await screen.findByRole('region', { name }));

test('civility alone asks for no password, and nobody is « Mme » or « M. » beforehand', async () => {
  render(<Profile />);
  const names = await part('Mes noms');
  expect(names.getByLabelText('Mme')).toHaveProperty('checked', false);
  expect(names.getByLabelText('M.')).toHaveProperty('checked', false);
  await userEvent.click(names.getByLabelText('M.'));
  expect(names.queryByLabelText('Mot de passe actuel')).toBeNull();
  await userEvent.click(names.getByRole('button', { name: 'Enregistrer' }));
  expect(await names.findByText(/Enregistré à/)).toBeTruthy();
  expect(updateProfile).toHaveBeenCalledWith(
    expect.objectContaining({ civility: 'M.', displayName: 'Zoé', withUsername: false }),
  );
});

test('a name that the password holds is refused, with the way on, and stays typed', async () => {
  vi.mocked(updateProfile).mockRejectedValueOnce(
    new AppError('invalid', { reason: 'password-holds-name' }),
  );
  render(<Profile />);
  const names = await part('Mes noms');
  await userEvent.type(names.getByLabelText('Prénom (facultatif)'), 'Bleue');
  await userEvent.type(names.getByLabelText('Mot de passe actuel'), 'Chaise-bleue-42');
  await userEvent.click(names.getByRole('button', { name: 'Enregistrer' }));
  expect((await names.findByRole('alert')).textContent).toMatch(/Changez d’abord/);
  expect(names.getByLabelText('Prénom (facultatif)')).toHaveProperty('value', 'Bleue');
});

test('the identifiant follows only where it is ticked, and only a new name asks', async () => {
  render(<Profile />);
  const names = await part('Mes noms');
  expect(names.queryByRole('checkbox')).toBeNull();
  await userEvent.type(names.getByLabelText('Nom affiché'), ' Martin');
  expect(names.getByText(/Votre identifiant actuel est «.zoe.»/)).toBeTruthy();
  expect(names.getByRole('checkbox')).toHaveProperty('checked', false);
});

test('another courriel is asked for with the password and proven by its code', async () => {
  vi.mocked(confirmEmailChange).mockResolvedValue('zoe.m@exemple.fr');
  render(<Profile />);
  const email = await part('Mon courriel');
  await userEvent.type(email.getByLabelText('Nouveau courriel'), 'zoe.m@exemple.fr');
  await userEvent.click(email.getByRole('button', { name: 'Changer de courriel' }));
  expect(await email.findByText('Écrivez votre mot de passe.')).toBeTruthy();
  expect(startEmailChange).not.toHaveBeenCalled();
  await userEvent.type(email.getByLabelText('Mot de passe actuel'), 'Chaise-bleue-42');
  await userEvent.click(email.getByRole('button', { name: 'Changer de courriel' }));
  expect(await email.findByText(/Un courriel est en route vers zoe.m@exemple.fr/)).toBeTruthy();
  await userEvent.type(email.getByLabelText('Code à 6 chiffres'), '012 345');
  await userEvent.click(email.getByRole('button', { name: 'Valider le code' }));
  expect(await email.findByText(/votre courriel est maintenant zoe.m@exemple.fr/)).toBeTruthy();
  expect(confirmEmailChange).toHaveBeenCalledWith({ code: '012345' });
});

test('a wrong current password is said at its field, and the new one stays typed', async () => {
  vi.mocked(changePassword).mockRejectedValueOnce(
    new AppError('forbidden', { reason: 'password-wrong' }),
  );
  render(<Profile />);
  const section = await part('Mon mot de passe');
  await userEvent.type(section.getByLabelText('Mot de passe actuel'), 'faux');
  await userEvent.type(section.getByLabelText('Nouveau mot de passe'), 'Chaise-verte-42');
  await userEvent.type(section.getByLabelText(/Confirmation/), 'Chaise-verte-42');
  await userEvent.click(section.getByRole('button', { name: 'Changer le mot de passe' }));
  expect(await section.findByText(/Ce mot de passe n’est pas le bon/)).toBeTruthy();
  expect(section.getByLabelText('Nouveau mot de passe')).toHaveProperty('value', 'Chaise-verte-42');
});

test('when the session ends the forms stay, with what was typed, until somebody signs in again', async () => {
  render(<Profile />);
  const names = await part('Mes noms');
  await userEvent.type(names.getByLabelText('Prénom (facultatif)'), 'Zoé');
  act(() => clearSession());
  expect(await screen.findByText(/Ce que vous avez écrit est toujours là/)).toBeTruthy();
  expect(names.getByLabelText('Prénom (facultatif)')).toHaveProperty('value', 'Zoé');
  act(() => void saveSession(session));
  expect(screen.queryByText(/Ce que vous avez écrit est toujours là/)).toBeNull();
});
