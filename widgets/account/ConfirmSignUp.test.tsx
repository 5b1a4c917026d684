// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { solveHumanCheck, withHumanCheck } from '../lib/human-check.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { confirmSignUp, finishSignUp, resendSignUp, signUpMail } from './account.api.ts';
import { ConfirmSignUp } from './ConfirmSignUp.tsx';
import { goTo } from './go-to.ts';
import { keepPending, readPending } from './sign-up.storage.ts';

vi.mock('./account.api.ts');
vi.mock('./go-to.ts');
vi.mock('../lib/human-check.ts');

const proof = { challenge: { parameters: {}, signature: 's' }, solution: { counter: 1 } };
const confirmed = { ticket: 't1', email: 'zoe@exemple.fr' };

beforeEach(() => {
  history.replaceState(null, '', '/inscription/confirmer/#token=abc');
  vi.mocked(confirmSignUp).mockResolvedValue(confirmed);
  vi.mocked(resendSignUp).mockResolvedValue({ follow: 'f2', sentAt: Date.now() });
  vi.mocked(signUpMail).mockResolvedValue({ state: 'sent', at: new Date() });
  vi.mocked(solveHumanCheck).mockResolvedValue(proof);
  vi.mocked(withHumanCheck).mockImplementation(async (send, ready) => send((await ready) ?? proof));
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.clearAllMocks();
});

const show = () => render(<ConfirmSignUp courseHref="#cours" />);
const confirm = () =>
  userEvent.click(screen.getByRole('button', { name: 'Confirmer mon inscription' }));

test('opening the page sends nothing; the button does, and the address forgets its secret', async () => {
  show();
  expect(confirmSignUp).not.toHaveBeenCalled();
  await confirm();
  expect(confirmSignUp).toHaveBeenCalledWith({ token: 'abc' }, proof);
  expect(await screen.findByText(/Votre inscription a été validée/)).toBeTruthy();
  expect(screen.getByText('zoe@exemple.fr')).toBeTruthy();
  expect(document.activeElement?.textContent).toMatch(/étape 2/);
  expect(location.hash).toBe('');
});

test('the page passes its check by itself, and says so', async () => {
  show();
  expect(await screen.findByText('Vérification faite.')).toBeTruthy();
  expect(solveHumanCheck).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a reload keeps step 2', async () => {
  show();
  await confirm();
  await screen.findByText(/étape 2/);
  cleanup();
  show();
  expect(screen.getByText(/étape 2/)).toBeTruthy();
});

test('another link goes before what this tab had begun', async () => {
  show();
  await confirm();
  await screen.findByText(/étape 2/);
  cleanup();
  history.replaceState(null, '', '#token=other');
  show();
  expect(screen.getByRole('button', { name: 'Confirmer mon inscription' })).toBeTruthy();
});

test.each([
  ['link-superseded', /seul le dernier compte/],
  ['link-expired', /plus de 24 heures/],
  ['link-used', /ont déjà servi/],
])('%s is explained, with a new mail in one click and the code', async (reason, words) => {
  // What this tab began may be another address than the link's.
  keepPending({ email: 'zoe@exemple.fr', follow: 'f1', sentAt: 0 });
  vi.mocked(confirmSignUp).mockRejectedValueOnce(new AppError('expired', { reason }));
  show();
  await confirm();
  expect((await screen.findByRole('alert')).textContent).toMatch(words);

  await userEvent.click(screen.getByRole('button', { name: 'Renvoyer le courriel' }));
  expect(resendSignUp).toHaveBeenCalledWith({ token: 'abc' }, proof);
  expect(await screen.findByText(/Un nouveau courriel est parti/)).toBeTruthy();
  expect(await screen.findByText(/Courriel envoyé à/)).toBeTruthy();
  expect(readPending()).toMatchObject({ email: null, follow: 'f2' });

  await userEvent.type(screen.getByLabelText('Code à 6 chiffres'), '123 456');
  await userEvent.click(screen.getByRole('button', { name: 'Valider le code' }));
  expect(confirmSignUp).toHaveBeenLastCalledWith(
    { email: 'zoe@exemple.fr', code: '123456' },
    proof,
  );
  expect(await screen.findByText(/étape 2/)).toBeTruthy();
});

test.each([
  [true, 'button'],
  [false, 'link'],
] as const)(
  'an unknown link is explained; where a sign-up is under way in this tab (%s) a %s asks for a new mail',
  async (isUnderWay, role) => {
    if (isUnderWay) keepPending({ email: 'zoe@exemple.fr', follow: 'f1', sentAt: 0 });
    vi.mocked(confirmSignUp).mockRejectedValueOnce(
      new AppError('not-found', { reason: 'link-unknown' }),
    );
    show();
    await confirm();
    expect((await screen.findByRole('alert')).textContent).toMatch(/incomplet ou inconnu/);
    await userEvent.click(screen.getByRole(role, { name: 'Renvoyer le courriel' }));
    if (isUnderWay) expect(resendSignUp).toHaveBeenCalledWith({ follow: 'f1' }, proof);
    else expect(resendSignUp).not.toHaveBeenCalled();
  },
);

test('a lost connection leaves the button to try again', async () => {
  vi.mocked(confirmSignUp).mockRejectedValueOnce(new AppError('offline'));
  show();
  await confirm();
  expect((await screen.findByRole('alert')).textContent).toMatch(/hors connexion/);
  await confirm();
  expect(await screen.findByText(/étape 2/)).toBeTruthy();
});

test('without a link the page offers the ways on', () => {
  history.replaceState(null, '', '/inscription/confirmer/');
  show();
  expect(screen.getByText(/Ouvrez le lien du courriel reçu/)).toBeTruthy();
  expect(screen.getByLabelText('Code à 6 chiffres')).toBeTruthy();
  expect(screen.getByLabelText('Courriel')).toBeTruthy();
});

test('back here once signed in, there is nothing left to confirm but a way to the course', async () => {
  history.replaceState(null, '', '/inscription/confirmer/');
  const user = { id: 'zoe', email: 'zoe@exemple.fr' };
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user });
  show();
  expect(screen.queryByLabelText('Code à 6 chiffres')).toBeNull();
  expect(screen.getByText(/déjà ouverte sous le courriel zoe@exemple.fr/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Continuer' }));
  expect(goTo).toHaveBeenCalledWith('#cours');
  clearSession();
});

test('a wrong code is said at its field', async () => {
  history.replaceState(null, '', '/inscription/confirmer/');
  vi.mocked(confirmSignUp).mockRejectedValueOnce(
    new AppError('not-found', { reason: 'link-unknown' }),
  );
  show();
  await userEvent.type(screen.getByLabelText('Courriel'), 'zoe@exemple.fr');
  await userEvent.type(screen.getByLabelText('Code à 6 chiffres'), '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Valider le code' }));
  expect(await screen.findByText(/Ce code n’est pas le bon/)).toBeTruthy();
  expect(screen.getByLabelText('Code à 6 chiffres')).toHaveProperty('value', '000000');
  expect(finishSignUp).not.toHaveBeenCalled();
});
