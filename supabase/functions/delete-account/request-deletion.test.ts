import { beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../_shared/refusal.ts';
import { requestDeletion } from './request-deletion.ts';

const { call, auth, openSession } = vi.hoisted(() => ({
  call: vi.fn(),
  auth: { getUser: vi.fn(), admin: { signOut: vi.fn() } },
  openSession: vi.fn(),
}));
vi.mock('../_shared/service.ts', () => ({ call, service: { auth } }));
vi.mock('../_shared/session.ts', () => ({ openSession }));

const asked = { token: 't1', password: 'Tournevis-bleu7' };
const leave = () => requestDeletion(asked, '203.0.113.7');
const signedOut = (status: number) => ({ data: { user: null }, error: { status } });

beforeEach(() => {
  vi.resetAllMocks();
  auth.getUser.mockResolvedValue({
    data: { user: { id: 'u1', email: 'zoe@exemple.fr' } },
    error: null,
  });
  openSession.mockResolvedValue({ access_token: 'opened' });
  call.mockImplementation(async (name: string) =>
    name === 'request_deletion' ? { deletion_due_at: '2026-12-02T12:00:00+00:00' } : null,
  );
});

test('the try is counted before the password is looked at, and the token says whose it is', async () => {
  openSession.mockImplementation(async () => {
    expect(call.mock.calls).toEqual([
      ['spend_deletion_try', { account: 'u1', client_address: '203.0.113.7' }],
    ]);
    return { access_token: 'opened' };
  });
  expect(await leave()).toEqual({ deletionDueAt: '2026-12-02T12:00:00+00:00' });
  expect(openSession).toHaveBeenCalledWith(
    { email: 'zoe@exemple.fr', password: asked.password },
    '203.0.113.7',
  );
  expect(auth.admin.signOut).not.toHaveBeenCalled();
});

test('a wrong password is no lost session, and nothing is asked of the database', async () => {
  openSession.mockRejectedValue(new Refusal(401, 'invalid-credentials'));
  await expect(leave()).rejects.toMatchObject({ status: 403, word: 'password-wrong' });
  expect(call).toHaveBeenCalledTimes(1);
});

test('who may not leave keeps no session that nobody holds', async () => {
  call.mockImplementation(async (name: string) => {
    if (name === 'request_deletion') throw new Refusal(409, 'last-staff');
  });
  await expect(leave()).rejects.toMatchObject({ status: 409, word: 'last-staff' });
  expect(auth.admin.signOut).toHaveBeenCalledWith('opened', 'local');
});

test.each([
  [signedOut(401), 401, 'signed-out'],
  [signedOut(403), 401, 'signed-out'],
  [signedOut(503), 503, 'unavailable'],
])('when Auth answers %j, the page hears %i %s', async (answer, status, word) => {
  auth.getUser.mockResolvedValue(answer);
  await expect(leave()).rejects.toMatchObject({ status, word });
  expect(call).not.toHaveBeenCalled();
});
