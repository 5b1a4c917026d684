import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { answerJson } from './json.ts';
import { Refusal, refusalOf, tooManyAttempts } from './refusal.ts';

const Input = z.object({ email: z.email() });

const post = (body: string) => new Request('https://api.example/f', { method: 'POST', body });

async function answer(handle: () => never | Promise<never>, body = '{"email":"a@exemple.fr"}') {
  const response = await answerJson(Input, handle)(post(body));
  return { status: response.status, body: await response.json() };
}

test('what fits the schema is answered, for every origin and never cached', async () => {
  const handler = answerJson(Input, async ({ email }) => ({ status: 202, body: { email } }));
  const response = await handler(post('{"email":"a@exemple.fr"}'));
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ email: 'a@exemple.fr' });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a preflight is answered without a body', async () => {
  const request = new Request('https://api.example/f', { method: 'OPTIONS' });
  const response = await answerJson(Input, () => Promise.reject())(request);
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS');
});

test('a GET, as a scanner sends it, does nothing', async () => {
  const handle = vi.fn();
  const response = await answerJson(Input, handle)(new Request('https://api.example/f'));
  expect(response.status).toBe(405);
  expect(handle).not.toHaveBeenCalled();
});

test.each(['{', 'null', '[]'])('the body %j is invalid', async (body) => {
  const { status, body: answered } = await answer(() => Promise.reject(), body);
  expect(status).toBe(400);
  expect(answered).toEqual({ error: 'invalid', fields: [] });
});

test('no body is an empty one', async () => {
  const { body } = await answer(() => Promise.reject(), '');
  expect(body).toEqual({ error: 'invalid', fields: ['email'] });
});

test('a bad field is named and its value is not repeated', async () => {
  const { status, body } = await answer(() => Promise.reject(), '{"email":"secret"}');
  expect(status).toBe(400);
  expect(body).toEqual({ error: 'invalid', fields: ['email'] });
});

test('a body beyond 16 KB is refused', async () => {
  const { status, body } = await answer(() => Promise.reject(), 'x'.repeat(16_385));
  expect(status).toBe(413);
  expect(body).toEqual({ error: 'too-large' });
});

test('a refusal keeps its status, its word and its details', async () => {
  const refused = await answerJson(Input, () => Promise.reject(tooManyAttempts(90)))(
    post('{"email":"a@exemple.fr"}'),
  );
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('90');
  expect(await refused.json()).toEqual({ error: 'too-many-attempts', retryAfterSeconds: 90 });
});

test('an unexpected failure says nothing, and its message stays out of the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const failure = Object.assign(new TypeError('no such user zoe@exemple.fr'), { code: '42P01' });
  const { status, body } = await answer(() => Promise.reject(failure));
  expect(status).toBe(500);
  expect(body).toEqual({ error: 'unexpected' });
  expect(log.mock.calls).toEqual([['unexpected failure', 'TypeError', '42P01']]);
  log.mockClear();
});

test('not even a code that quotes an address is logged', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await answer(() => Promise.reject({ name: 'Error', code: 'zoe@exemple.fr' }));
  expect(log.mock.calls).toEqual([['unexpected failure', 'Error']]);
  log.mockClear();
});

test.each([
  [{ code: 'PT409', message: 'username-taken' }, new Refusal(409, 'username-taken')],
  [
    { code: 'PT409', message: 'username-taken', hint: 'Zoé 2' },
    new Refusal(409, 'username-taken', { hint: 'Zoé 2' }),
  ],
  [{ code: 'PT429', message: 'too-many-attempts', hint: '60' }, tooManyAttempts(60)],
  [{ code: 'PT429', message: 'too-many-attempts', hint: null }, tooManyAttempts(900)],
  [{ code: 'PT500', message: 'broken' }, undefined],
  [{ code: '23505', message: 'duplicate key' }, undefined],
  [{ code: 'PT409', message: 'Key (email)=(zoe@exemple.fr)' }, undefined],
])('of a database error %j only a stable word gets out', (error, refusal) => {
  expect(refusalOf(error)).toEqual(refusal);
});
