import { beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../_shared/refusal.ts';
import { finishSignUp } from './finish-sign-up.ts';

const { call, admin, openSession } = vi.hoisted(() => ({
  call: vi.fn(),
  admin: { createUser: vi.fn(), generateLink: vi.fn(), updateUserById: vi.fn() },
  openSession: vi.fn(),
}));
vi.mock('../_shared/service.ts', () => ({ call, service: { auth: { admin } } }));
vi.mock('../_shared/session.ts', () => ({ openSession }));

const password = 'Tournevis-bleu7';
const finish = {
  step: 'finish',
  ticket: 't1',
  displayName: 'Zoé',
  password,
  termsAccepted: true,
} as const;
const session = { access_token: 'a' };

beforeEach(() => {
  vi.resetAllMocks();
  call.mockImplementation(async (name: string) =>
    name === 'prepare_profile' ? { email: 'zoe@exemple.fr', username: 'zoe' } : {},
  );
  admin.createUser.mockResolvedValue({ error: null });
  openSession.mockResolvedValue(session);
});

test('the name is reserved, the account made, the profile linked, the session opened', async () => {
  const answer = await finishSignUp(finish, '203.0.113.7');
  expect(answer).toEqual({ status: 200, body: { session } });
  expect(call.mock.calls).toEqual([
    ['prepare_profile', { ticket: 't1', display_name: 'Zoé' }],
    ['finish_sign_up', { ticket: 't1' }],
  ]);
  const credentials = { email: 'zoe@exemple.fr', password };
  expect(admin.createUser).toHaveBeenCalledWith({ ...credentials, email_confirm: true });
  expect(openSession).toHaveBeenCalledWith(credentials, '203.0.113.7');
});

test('a weak password is refused with its reasons before anything is kept', async () => {
  const weak = finishSignUp({ ...finish, password: 'zoe' }, '203.0.113.7');
  await expect(weak).rejects.toMatchObject({ status: 400, word: 'password-weak' });
  expect(call).not.toHaveBeenCalled();
});

test('a taken name leaves no account behind', async () => {
  call.mockRejectedValue(new Refusal(409, 'username-taken'));
  await expect(finishSignUp(finish, '203.0.113.7')).rejects.toMatchObject({ status: 409 });
  expect(admin.createUser).not.toHaveBeenCalled();
});

test('an attempt that was cut short is taken up again', async () => {
  admin.createUser.mockResolvedValue({ error: { status: 422, code: 'email_exists' } });
  admin.generateLink.mockResolvedValue({ data: { user: { id: 'u1' } }, error: null });
  admin.updateUserById.mockResolvedValue({ error: null });
  expect(await finishSignUp(finish, '203.0.113.7')).toMatchObject({ status: 200 });
  expect(admin.updateUserById).toHaveBeenCalledWith('u1', { password, email_confirm: true });
});

test('when Auth is away nothing is linked', async () => {
  admin.createUser.mockResolvedValue({ error: { status: 503 } });
  await expect(finishSignUp(finish, '203.0.113.7')).rejects.toEqual({ status: 503 });
  expect(call).not.toHaveBeenCalledWith('finish_sign_up', expect.anything());
});
