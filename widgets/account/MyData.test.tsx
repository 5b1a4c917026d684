// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { isKept, keepValidation } from '../lib/kept-validations.ts';
import { saveFile } from '../lib/save-file.ts';
import { readSession, SESSION_KEY } from '../lib/session-store.ts';
import { exportMyData, requestDeletion } from './leaving.api.ts';
import { MyData } from './MyData.tsx';

vi.mock('./leaving.api.ts');
vi.mock('../lib/save-file.ts');

const SESSION = {
  access_token: 'a',
  refresh_token: 'r',
  expires_at: 4_000_000_000,
  user: { id: 'zoe', email: 'zoe@exemple.fr' },
};

beforeEach(() => {
  localStorage.setItem(SESSION_KEY, JSON.stringify(SESSION));
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  vi.mocked(exportMyData).mockResolvedValue({ exported_at: '2026-11-25T14:07:00+00:00' });
  vi.mocked(requestDeletion).mockResolvedValue(new Date('2026-12-02T14:07:00Z'));
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.clearAllMocks();
});

const password = () => screen.getByLabelText('Mot de passe');
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function askToLeave(typed = 'Tournevis-bleu7') {
  render(<MyData />);
  if (typed) await userEvent.type(password(), typed);
  await press('Supprimer mon compte');
}

test('who is signed out is asked to sign in, and comes back here', () => {
  localStorage.clear();
  render(<MyData />);
  expect(screen.getByRole('link', { name: 'Se connecter' }).getAttribute('href')).toContain(
    'next=',
  );
  expect(screen.queryByRole('button')).toBeNull();
});

test('the data arrives as a file, and where it went is said', async () => {
  render(<MyData />);
  await press('Télécharger mes données');
  const said = await screen.findByText(/est dans vos téléchargements/);
  expect(said.textContent).toContain('mes-donnees-2026-11-25.zip');
  expect(vi.mocked(saveFile).mock.calls[0]?.[0].content.type).toBe('application/zip');
});

test.each([
  [new AppError('too-many'), /Réessayez demain/],
  [new AppError('offline'), /connexion/],
])('when the data does not arrive, what to do is said: %s', async (error, sentence) => {
  vi.mocked(exportMyData).mockRejectedValueOnce(error);
  render(<MyData />);
  await press('Télécharger mes données');
  expect((await screen.findByRole('alert')).textContent).toMatch(sentence);
  expect(saveFile).not.toHaveBeenCalled();
});

test('before leaving one reads what goes, what stays, why, and until when', () => {
  render(<MyData />);
  const text = document.body.textContent ?? '';
  for (const word of [
    'sept jours',
    'est effacé',
    'leçons validées',
    '5\u00a0ans',
    'journal de sécurité',
    'Votre identifiant',
  ]) {
    expect(text).toContain(word);
  }
});

test('without a password nothing is asked', async () => {
  await askToLeave('');
  expect(screen.getByText('Écrivez votre mot de passe.')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('« Non » keeps everything, and what was typed', async () => {
  await askToLeave();
  await press('Non, garder mon compte');
  expect(requestDeletion).not.toHaveBeenCalled();
  expect(password()).toHaveProperty('value', 'Tournevis-bleu7');
  expect(readSession()).not.toBeNull();
});

test('« Oui » closes the session here and says the day and how to come back', async () => {
  keepValidation('zoe', 'lesson-1');
  await askToLeave();
  await press('Oui, supprimer mon compte');
  expect((await screen.findByRole('status')).textContent).toContain('mercredi 2 décembre');
  expect(screen.getByText(/Annuler la suppression/)).toBeTruthy();
  expect(requestDeletion).toHaveBeenCalledWith('Tournevis-bleu7');
  expect(readSession()).toBeNull();
  expect(isKept('lesson-1')).toBe(false);
  expect(document.activeElement?.textContent).toContain('mercredi 2 décembre');
});

test('a wrong password is said at its field; the session and the form stay', async () => {
  vi.mocked(requestDeletion).mockRejectedValueOnce(
    new AppError('forbidden', { reason: 'password-wrong' }),
  );
  await askToLeave();
  await press('Oui, supprimer mon compte');
  expect(await screen.findByText(/Ce mot de passe n’est pas le bon/)).toBeTruthy();
  expect(document.activeElement).toBe(password());
  expect(readSession()).not.toBeNull();
});

test.each([
  [new AppError('conflict', { reason: 'last-staff' }), /Donnez d’abord ce rôle/],
  [new AppError('too-many', { retryAfterSeconds: 120 }), /Attendez 2 min/],
  [new AppError('offline'), /hors connexion/],
])('what keeps one from leaving is said beside the button: %s', async (error, sentence) => {
  vi.mocked(requestDeletion).mockRejectedValueOnce(error);
  await askToLeave();
  await press('Oui, supprimer mon compte');
  expect((await screen.findByRole('alert')).textContent).toMatch(sentence);
  expect(readSession()).not.toBeNull();
});
