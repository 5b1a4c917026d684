// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { withHumanCheck } from '../lib/human-check.ts';
import { confirmSignUp, resendSignUp, signUpMail } from './account.api.ts';
import { SignUpState } from './SignUpState.tsx';
import { keepPending, readPending } from './sign-up.storage.ts';

vi.mock('./account.api.ts');
vi.mock('../lib/human-check.ts');

const proof = { challenge: { parameters: {}, signature: 's' }, solution: { counter: 1 } };
const at = new Date('2026-11-25T14:07:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  vi.stubEnv('TZ', 'Europe/Paris');
  vi.mocked(withHumanCheck).mockImplementation((send) => send(proof));
  vi.mocked(signUpMail).mockResolvedValue({ state: 'sent', at });
  vi.mocked(resendSignUp).mockImplementation(async () => ({ follow: 'f2', sentAt: Date.now() }));
  keepPending({ email: 'zoe@exemple.fr', follow: 'f1', sentAt: Date.now() });
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.clearAllMocks();
});

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const show = async () => {
  render(<SignUpState courseHref="#cours" />);
  await pass(0);
};
const resend = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Renvoyer le courriel' }));
  await pass(0);
};

test('the mail is asked about every few seconds, until it has left', async () => {
  vi.mocked(signUpMail)
    .mockResolvedValueOnce({ state: 'leaving', at: null })
    .mockResolvedValueOnce({ state: 'leaving', at: null });
  await show();
  expect(screen.getByText('zoe@exemple.fr')).toBeTruthy();
  expect(screen.getByText(/en train de partir/)).toBeTruthy();
  await pass(6);
  const line = screen.getByText(/Courriel envoyé à 15.h.07/);
  expect(line.closest('[role=status]')).not.toBeNull();
  expect(signUpMail).toHaveBeenCalledTimes(3);
  await pass(60);
  expect(signUpMail).toHaveBeenCalledTimes(3);
});

test('a server that puts us off is asked less often, and a lost line changes nothing', async () => {
  vi.mocked(signUpMail)
    .mockResolvedValueOnce({ state: 'deferred', at: null })
    .mockRejectedValueOnce(new AppError('offline'));
  await show();
  expect(screen.getByText(/pas encore parti.*nous réessayons/)).toBeTruthy();
  await pass(14);
  expect(signUpMail).toHaveBeenCalledTimes(1);
  await pass(1);
  expect(screen.getByText(/pas encore parti/)).toBeTruthy();
  await pass(15);
  expect(screen.getByText(/Courriel envoyé/)).toBeTruthy();
});

test('a refusal says by whom, and to look at the address', async () => {
  vi.mocked(signUpMail).mockResolvedValue({ state: 'refused', at });
  await show();
  expect(screen.getByText(/refusé par exemple.fr.*vérifiez l’adresse/)).toBeTruthy();
});

test('a likely slip is asked about here too', async () => {
  keepPending({ email: 'zoe@gmial.com', follow: 'f1', sentAt: Date.now() });
  await show();
  expect(screen.getByText(/Vouliez-vous écrire zoe@gmail.com/)).toBeTruthy();
});

test('another mail may be asked for after a moment that counts down', async () => {
  await show();
  expect(screen.getByText(/dans 30/)).toBeTruthy();
  await resend();
  expect(resendSignUp).not.toHaveBeenCalled();
  expect(screen.getByText(/vient de partir/)).toBeTruthy();
  await pass(29);
  expect(screen.getByText(/dans 1/)).toBeTruthy();
  await pass(1);
  expect(screen.queryByText(/Possible de nouveau/)).toBeNull();

  await resend();
  expect(resendSignUp).toHaveBeenCalledWith({ follow: 'f1' }, proof);
  expect(screen.getByText(/Un nouveau courriel est parti/)).toBeTruthy();
  expect(signUpMail).toHaveBeenLastCalledWith('f2');
  expect(readPending()).toMatchObject({ email: 'zoe@exemple.fr', follow: 'f2' });
  await resend();
  expect(resendSignUp).toHaveBeenCalledTimes(1);
});

test('after too many mails the wait is the server’s', async () => {
  vi.mocked(resendSignUp).mockRejectedValue(
    new AppError('too-many', { reason: 'too-many-attempts', retryAfterSeconds: 1800 }),
  );
  await show();
  await pass(30);
  await resend();
  expect(screen.getByRole('alert').textContent).toContain('Attendez 30 min');
  expect(screen.getByText(/dans 30 min/)).toBeTruthy();
});

test.each(['123456', '123 456', ' 123\u00a0456 ', '123\u202f456', '123-456'])(
  'the code may be typed as %j',
  async (typed) => {
    vi.mocked(confirmSignUp).mockResolvedValue({ ticket: 't1', email: 'zoe@exemple.fr' });
    await show();
    fireEvent.change(screen.getByLabelText('Code à 6 chiffres'), { target: { value: typed } });
    fireEvent.click(screen.getByRole('button', { name: 'Valider le code' }));
    await pass(0);
    expect(confirmSignUp).toHaveBeenCalledWith({ email: 'zoe@exemple.fr', code: '123456' }, proof);
    expect(screen.getByText(/étape 2/)).toBeTruthy();
  },
);
