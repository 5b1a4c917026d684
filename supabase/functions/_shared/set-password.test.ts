import { beforeEach, expect, test, vi } from 'vitest';
import { setPassword } from './set-password.ts';

const { call, admin } = vi.hoisted(() => ({
  call: vi.fn(),
  admin: { updateUserById: vi.fn() },
}));
vi.mock('./service.ts', () => ({ call, service: { auth: { admin } } }));

const owner = { userId: 'u1', names: ['Zoé', 'Zoé', null, 'Martin'] };
const password = 'Tournevis-bleu7';

beforeEach(() => {
  vi.resetAllMocks();
  admin.updateUserById.mockResolvedValue({ error: null });
});

test('the rule is checked, the grant given, then the password changed', async () => {
  await setPassword(owner, password, 'token');
  expect(call).toHaveBeenCalledWith('grant_password', { account: 'u1', recovery_token: 'token' });
  expect(admin.updateUserById).toHaveBeenCalledWith('u1', { password, email_confirm: true });
  expect(call.mock.invocationCallOrder[0]).toBeLessThan(
    Number(admin.updateUserById.mock.invocationCallOrder[0]),
  );
});

test.each([
  ['Tournevis-Martin7', ['name']],
  ['court', ['length', 'upper', 'digit-or-special']],
])('%s gets no grant: %j', async (weak, reasons) => {
  const refused = setPassword(owner, weak);
  await expect(refused).rejects.toMatchObject({ word: 'password-weak', details: { reasons } });
  expect(call).not.toHaveBeenCalled();
});

test('what Auth itself finds too common is said in our words', async () => {
  admin.updateUserById.mockResolvedValue({ error: { code: 'weak_password', status: 422 } });
  await expect(setPassword(owner, password)).rejects.toMatchObject({
    word: 'password-weak',
    details: { reasons: ['common'] },
  });
});

test('when Auth is away its failure is no refusal', async () => {
  admin.updateUserById.mockResolvedValue({ error: { status: 503 } });
  await expect(setPassword(owner, password)).rejects.toEqual({ status: 503 });
});
