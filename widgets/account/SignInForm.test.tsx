// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { signIn } from './account.api.ts';
import { acceptTerms, accountState, cancelDeletion, choosePassword } from './gates.api.ts';
import { goTo } from './go-to.ts';
import { SignInForm } from './SignInForm.tsx';

vi.mock('./account.api.ts');
vi.mock('./gates.api.ts', () => ({
  accountState: { queryKey: ['account-state'], queryFn: vi.fn(), retry: false },
  acceptTerms: vi.fn(),
  cancelDeletion: vi.fn(),
  choosePassword: vi.fn(),
}));
vi.mock('./go-to.ts');

const askState = vi.mocked(accountState.queryFn as () => Promise<object>);
const obstacle = (state: string, more = {}) => ({
  state,
  deletion_due_at: null,
  terms_version: null,
  ...more,
});

function openAt(search: string) {
  history.replaceState(null, '', `/connexion/${search}`);
  render(<SignInForm homeHref="/cours/la-commune/" contactEmail="aide@preau.test" />);
}

const session = {
  access_token: 't',
  refresh_token: 'r',
  expires_in: 3600,
  user: { id: 'zoe', email: 'zoe@exemple.fr' },
};

beforeEach(() => {
  vi.mocked(signIn).mockImplementation(async () => {
    saveSession(session);
  });
  askState.mockResolvedValue(obstacle('ready'));
});

afterEach(() => {
  cleanup();
  clearSession();
  queryClient.clear();
  vi.resetAllMocks();
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
  expect(signIn).toHaveBeenCalledWith({
    login: 'zoe',
    password: 'Tournevis-bleu7',
    isRemembered: false,
  });
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

test('« Se souvenir de moi » is somebody’s own tick, and says where not to', async () => {
  openAt('');
  const box = screen.getByRole('checkbox', { name: 'Se souvenir de moi' });
  expect(box).toHaveProperty('checked', false);
  expect(screen.getByText(/À éviter sur un ordinateur partagé/)).toBeTruthy();
  await userEvent.click(box);
  await fillAndSend();
  expect(signIn).toHaveBeenCalledWith(expect.objectContaining({ isRemembered: true }));
});

test('who lost the password finds the way', () => {
  openAt('');
  const link = screen.getByRole('link', { name: /Mot de passe perdu/ });
  expect(link.getAttribute('href')).toBe('/mot-de-passe-perdu/');
});

test('new terms are accepted by a tick of one’s own, and then one goes on', async () => {
  askState.mockResolvedValueOnce(obstacle('terms-due', { terms_version: '2' }));
  openAt('?next=%2Fmon-espace%2F');
  await fillAndSend();
  const box = await screen.findByRole('checkbox', { name: /J’ai lu et j’accepte/ });
  expect(box).toHaveProperty('checked', false);
  await userEvent.click(screen.getByRole('button', { name: 'Confirmer' }));
  expect(await screen.findByText(/Lisez les conditions, puis cochez/)).toBeTruthy();
  expect(acceptTerms).not.toHaveBeenCalled();
  await userEvent.click(box);
  await userEvent.click(screen.getByRole('button', { name: 'Confirmer' }));
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/mon-espace/'));
  expect(acceptTerms).toHaveBeenCalledWith('2');
});

test('a password that is due is chosen by the rule, twice', async () => {
  askState.mockResolvedValueOnce(obstacle('password-due'));
  openAt('');
  await fillAndSend();
  await userEvent.type(await screen.findByLabelText('Nouveau mot de passe'), 'court');
  await userEvent.click(screen.getByRole('button', { name: /Enregistrer/ }));
  expect(await screen.findByText(/il en faut au moins 8/)).toBeTruthy();
  expect(choosePassword).not.toHaveBeenCalled();
  await userEvent.clear(screen.getByLabelText('Nouveau mot de passe'));
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe'), 'Chaise-verte-42');
  await userEvent.type(screen.getByLabelText(/Confirmation/), 'Chaise-verte-42');
  await userEvent.click(screen.getByRole('button', { name: /Enregistrer/ }));
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/cours/la-commune/'));
  expect(choosePassword).toHaveBeenCalledWith('Chaise-verte-42');
});

test('a suspended person is told kindly whom to write to, and may sign out', async () => {
  askState.mockResolvedValue(obstacle('suspended'));
  openAt('');
  await fillAndSend();
  expect(await screen.findByText(/Rien n’est effacé/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'aide@preau.test' })).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(null, { status: 204 })));
  await userEvent.click(screen.getByRole('button', { name: 'Se déconnecter' }));
  expect(await screen.findByLabelText('Courriel ou identifiant')).toBeTruthy();
  vi.unstubAllGlobals();
});

test('a deletion that is due can be called off', async () => {
  const due = obstacle('deletion-due', { deletion_due_at: '2026-12-02T10:00:00Z' });
  askState.mockResolvedValueOnce(due);
  openAt('');
  await fillAndSend();
  expect(await screen.findByText(/sera supprimé mercredi 2 décembre/)).toBeTruthy();
  vi.mocked(cancelDeletion).mockRejectedValueOnce(new AppError('offline'));
  await userEvent.click(screen.getByRole('button', { name: 'Annuler la suppression' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/hors connexion/);
  await userEvent.click(screen.getByRole('button', { name: 'Annuler la suppression' }));
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/cours/la-commune/'));
});

test('who is signed in already, and is ready, is asked before going on', async () => {
  saveSession(session);
  openAt('');
  expect(await screen.findByText(/déjà ouverte sous le courriel zoe@exemple.fr/)).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test('when the state cannot be asked one may try again, or sign out', async () => {
  askState.mockRejectedValueOnce(new AppError('forbidden'));
  openAt('');
  await fillAndSend();
  await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
  await vi.waitFor(() => expect(goTo).toHaveBeenCalledWith('/cours/la-commune/'));
});
