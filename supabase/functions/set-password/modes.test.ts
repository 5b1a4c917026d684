import { beforeEach, expect, test, vi } from 'vitest';
import { recoverPassword } from './modes.ts';

const { call, isPassword, openSession, setPassword } = vi.hoisted(() => ({
  call: vi.fn(),
  isPassword: vi.fn(),
  openSession: vi.fn(),
  setPassword: vi.fn(),
}));
vi.mock('../_shared/service.ts', () => ({ call }));
vi.mock('../_shared/session.ts', () => ({ openSession }));
vi.mock('../_shared/caller.ts', () => ({ isPassword }));
vi.mock(import('../_shared/set-password.ts'), async (original) => ({
  ...(await original()),
  setPassword,
}));

const recover = () =>
  recoverPassword({ mode: 'recovery', token: 't', password: 'Tournevis-bleu7' }, '192.0.2.1');

const opened = (mustChange: boolean) =>
  call.mockResolvedValue({
    user_id: 'u1',
    email: 'mo@preau.test',
    display_name: 'Mo',
    first_name: null,
    last_name: null,
    must_change_password: mustChange,
  });

beforeEach(() => {
  vi.resetAllMocks();
  isPassword.mockResolvedValue(true);
  openSession.mockResolvedValue({ access_token: 'a' });
});

test('a recovery does not keep the password that must be changed', async () => {
  opened(true);
  await expect(recover()).rejects.toMatchObject({ status: 400, word: 'password-same' });
  expect(setPassword).not.toHaveBeenCalled();

  isPassword.mockResolvedValue(false);
  expect(await recover()).toEqual({ status: 200, body: { session: { access_token: 'a' } } });
  expect(setPassword).toHaveBeenCalledTimes(1);
});

test('who has only forgotten theirs may find it again', async () => {
  opened(false);
  expect((await recover()).status).toBe(200);
  expect(isPassword).not.toHaveBeenCalled();
});
