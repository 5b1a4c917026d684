import type { Sql } from 'postgres';
import { expect, test } from 'vitest';
import { createAuth } from './auth.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** Auth behind the gateway, with a backend that answers what it is told to, later. */
function auth(answer: () => Response) {
  const found = (() => Promise.resolve([])) as unknown as Sql;
  let asked = 0;
  const call = createAuth({
    sql: found,
    limits: { ...DEFAULT_LIMITS, failuresPerMail: { attempts: 3, seconds: 60 } },
    decoy: 'personne@preau.invalid',
    backend: async () => {
      asked++;
      await Promise.resolve();
      return answer();
    },
    admin: async () => new Response(null, { status: 404 }),
  });
  const guess = async (n: number) => {
    const sent = JSON.stringify({ email: 'ada@preau.test', password: `faux-${n}` });
    const response = await call({
      request: new Request('http://127.0.0.1/auth/v1/token?grant_type=password', {
        method: 'POST',
        body: sent,
      }),
      body: new TextEncoder().encode(sent),
      caller: { key: 'publishable', role: 'anon', claims: {}, token: null },
      address: '192.0.2.1',
    });
    return response.status;
  };
  return { guess, asked: () => asked };
}

const TEN = Array.from({ length: 10 }, (_, n) => n);

test('guesses that are sent all at once have no more tries than others', async () => {
  const { guess, asked } = auth(() => new Response('{}', { status: 400 }));
  const statuses = await Promise.all(TEN.map(guess));
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  expect(asked()).toBe(3);
});

test('a try that the server could not judge does not count', async () => {
  const { guess } = auth(() => new Response('{}', { status: 503 }));
  for (const n of TEN) expect(await guess(n)).toBe(503);
});

test('the right password takes back what was tried before', async () => {
  let status = 400;
  const { guess } = auth(() => new Response('{}', { status }));
  for (const next of [400, 400, 200, 400, 400, 400]) {
    status = next;
    expect(await guess(0)).toBe(next);
  }
  expect(await guess(0)).toBe(429);
});
