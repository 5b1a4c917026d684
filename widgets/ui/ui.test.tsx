// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Field } from './Field.tsx';
import { Island } from './Island.tsx';
import { PasswordField } from './PasswordField.tsx';

vi.mock('../lib/report.ts', () => ({ report: vi.fn() }));

function Owner() {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <Dialog isOpen={isOpen} title="Question" onClose={() => setIsOpen(false)}>
      <p>Texte</p>
    </Dialog>
  );
}

function Broken(): never {
  throw new Error('broken');
}

beforeEach(() => {
  // Not in jsdom yet.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(cleanup);

test('an error and a hint are read with their field', () => {
  render(<Field label="Courriel" hint="Par exemple a@b.fr" error="Écrivez votre courriel." />);
  const input = screen.getByRole('textbox', { name: 'Courriel' });
  const read = input
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(read).toEqual(['Écrivez votre courriel.', 'Par exemple a@b.fr']);
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('a password can be looked at without losing what was typed', async () => {
  render(<PasswordField label="Mot de passe" />);
  const input = screen.getByLabelText('Mot de passe');
  await userEvent.type(input, 'Preau-2026');
  await userEvent.click(screen.getByRole('button', { name: 'Afficher le mot de passe' }));
  expect(input).toHaveProperty('type', 'text');
  expect(input).toHaveProperty('value', 'Preau-2026');
  expect(screen.getByRole('button').getAttribute('aria-pressed')).toBe('true');
});

test('a busy button keeps the focus and is deaf to clicks', async () => {
  const save = vi.fn();
  render(
    <Button isBusy onClick={save}>
      Enregistrer
    </Button>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(save).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('button'));
});

test('a dialog closed by the browser tells its owner', () => {
  render(<Owner />);
  const dialog = screen.getByRole('dialog', { name: 'Question' });
  // As Escape does.
  act(() => {
    if (dialog instanceof HTMLDialogElement) dialog.close();
  });
  expect(screen.queryByText('Texte')).toBeNull();
});

test('a part that breaks is reported, and says what to do', () => {
  // React tells of it on the console, as it should.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  render(
    <Island>
      <Broken />
    </Island>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Cette partie n’a pas pu se charger');
  expect(screen.getByRole('button', { name: 'Recharger' })).toBeTruthy();
  expect(report).toHaveBeenCalled();
  vi.mocked(console.error).mockClear();
});

const session = {
  access_token: 't',
  refresh_token: 'r',
  expires_in: 3600,
  user: { id: 'lea', email: 'lea@preau.test' },
};

test('who is signed in, and yet nobody to the database, is led to what waits for them', () => {
  const error = new AppError('signed-out', { reason: 'signed-out' });
  render(<ErrorNotice error={error} />);
  expect(screen.getByRole('link', { name: 'Se connecter' })).toBeTruthy();
  cleanup();
  saveSession(session);
  render(<ErrorNotice error={error} />);
  expect(screen.getByRole('status').textContent).toContain('une chose est à faire');
  expect(screen.getByRole('link', { name: 'Continuer' }).getAttribute('href')).toMatch(
    /^\/connexion\/\?next=/,
  );
  clearSession();
});

test('a page that belongs to somebody else says so and offers to load again', () => {
  render(<ErrorNotice error={new AppError('conflict', { reason: 'other-person' })} />);
  expect(screen.getByRole('alert').textContent).toContain('Rien n’a été enregistré');
  expect(screen.getByRole('button', { name: 'Recharger' })).toBeTruthy();
});
