// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { finishSignUp } from './account.api.ts';
import { FinishForm } from './FinishForm.tsx';
import { goTo } from './go-to.ts';

vi.mock('./account.api.ts');
vi.mock('./go-to.ts');

beforeEach(() => {
  vi.mocked(finishSignUp).mockResolvedValue(true);
  sessionStorage.setItem('preau-sign-up-ticket', '{}');
  render(<FinishForm ticket="t1" email="zoe@exemple.fr" courseHref="/cours/la-commune/" />);
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.clearAllMocks();
});

const name = () => screen.getByLabelText('Nom affiché (identifiant)');
const password = () => screen.getByLabelText('Mot de passe');
const again = () => screen.getByLabelText('Confirmation du mot de passe');
const create = () => userEvent.click(screen.getByRole('button', { name: 'Créer mon compte' }));

const terms = () => screen.getByRole('checkbox', { name: /conditions générales/ });

interface Typed {
  name?: string;
  password?: string;
  again?: string;
  terms?: boolean;
}

async function fill(typed: Typed = {}) {
  await userEvent.type(name(), typed.name ?? 'Zoé');
  await userEvent.type(password(), typed.password ?? 'Tournevis-bleu7');
  await userEvent.type(again(), typed.again ?? typed.password ?? 'Tournevis-bleu7');
  if (typed.terms !== false) await userEvent.click(terms());
}

const lineOf = (words: string) =>
  screen.getAllByRole('listitem').find((line) => line.textContent?.includes(words))?.textContent;

test('the account is made, and one lands in the course with nothing left of the sign-up', async () => {
  await fill();
  await create();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/cours/la-commune/'));
  expect(finishSignUp).toHaveBeenCalledWith({
    ticket: 't1',
    displayName: 'Zoé',
    password: 'Tournevis-bleu7',
    termsAccepted: true,
  });
  expect(sessionStorage.getItem('preau-sign-up-ticket')).toBeNull();
});

test('the rule is ticked as one types', async () => {
  expect(lineOf('une majuscule')).toMatch(/^À faire/);
  await userEvent.type(name(), 'Zoé');
  await userEvent.type(password(), 'Zoe-de-Lyon');
  expect(lineOf('une majuscule')).toMatch(/^Fait/);
  expect(lineOf('au moins 8 caractères')).toMatch(/^Fait/);
  expect(lineOf('sans votre nom')).toMatch(/^À faire/);
});

test.each([
  [{ password: 'Court-7' }, /il en faut au moins 8/, password],
  [{ password: 'Motdepasse1' }, /trop courant/, password],
  [{ name: 'Marie', password: 'Marie-Claire-7' }, /Retirez votre nom/, password],
  [{ again: 'Tournevis-bleu8' }, /ne sont pas identiques/, again],
  [{ name: 'Z' }, /2 à 50 caractères/, name],
  [{ terms: false }, /sans elle, le compte ne peut pas être créé/, terms],
])('%j is refused at its field', async (typed, words, field) => {
  await fill(typed);
  await create();
  expect(await screen.findByText(words)).toBeTruthy();
  expect(document.activeElement).toBe(field());
  expect(finishSignUp).not.toHaveBeenCalled();
});

test('a taken name is said at its field, and another one is accepted', async () => {
  vi.mocked(finishSignUp).mockRejectedValueOnce(
    new AppError('conflict', { reason: 'username-taken' }),
  );
  await fill();
  await create();
  expect(await screen.findByText(/Ce nom est déjà pris/)).toBeTruthy();
  expect(document.activeElement).toBe(name());
  expect(password()).toHaveProperty('value', 'Tournevis-bleu7');

  await userEvent.type(name(), '2');
  await create();
  await vi.waitFor(() => expect(goTo).toHaveBeenCalled());
});

test('in place of a taken name a free one is proposed, and taken in one click', async () => {
  vi.mocked(finishSignUp).mockRejectedValueOnce(
    new AppError('conflict', { reason: 'username-taken', hint: 'Zoé 2' }),
  );
  await fill();
  await create();
  await userEvent.click(await screen.findByRole('button', { name: /Prendre «\sZoé 2\s»/ }));
  expect(name()).toHaveProperty('value', 'Zoé 2');
  expect(screen.queryByText(/déjà pris/)).toBeNull();
  await create();
  await vi.waitFor(() =>
    expect(finishSignUp).toHaveBeenLastCalledWith(
      expect.objectContaining({ displayName: 'Zoé 2' }),
    ),
  );
});

test('where the browser keeps no session, the account is made and one is told where to sign in', async () => {
  vi.mocked(finishSignUp).mockResolvedValueOnce(false);
  await fill();
  await create();
  expect(await screen.findByText(/Félicitations/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Se connecter' })).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test('the box of the terms is not ticked beforehand', () => {
  expect(terms()).toHaveProperty('checked', false);
});

test('pasting a password is allowed', async () => {
  await userEvent.click(password());
  await userEvent.paste('Tournevis-bleu7');
  expect(password()).toHaveProperty('value', 'Tournevis-bleu7');
});
