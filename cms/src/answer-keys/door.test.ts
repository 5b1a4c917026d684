import { describe, expect, test } from 'vitest';
import { opensTo } from './door.ts';

const TOKEN = 'clef-des-reponses';
const authorization = `Bearer ${TOKEN}`;
const caller = (address: string | undefined, headers = {}) => ({
  address,
  headers: { authorization, ...headers },
});

test.each([
  '127.0.0.1',
  '127.8.9.10',
  '::1',
  '::ffff:127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '::ffff:192.168.1.1',
  'fd12:3456::1',
])('%s is near', (address) => {
  expect(opensTo(caller(address), TOKEN)).toBe(true);
});

test.each([
  '8.8.8.8',
  '172.15.255.255',
  '172.32.0.1',
  '192.169.0.1',
  '11.0.0.1',
  '169.254.169.254',
  '::ffff:8.8.8.8',
  '2001:db8::1',
  'fe00::1',
  '',
  'localhost',
  undefined,
])('%s is not', (address) => {
  expect(opensTo(caller(address), TOKEN)).toBe(false);
});

describe('from this very machine', () => {
  test.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
    'what came through a proxy (%s) is refused, whatever it says',
    (name) => {
      expect(opensTo(caller('127.0.0.1', { [name]: '127.0.0.1' }), TOKEN)).toBe(false);
    },
  );

  test.each([
    undefined,
    '',
    TOKEN,
    'Bearer ',
    'Bearer undefined',
    `${authorization}x`,
    authorization.slice(0, -1),
    [authorization, authorization],
  ])('%j is no token', (given) => {
    expect(opensTo(caller('127.0.0.1', { authorization: given }), TOKEN)).toBe(false);
  });

  test.each([undefined, ''])('without a token of its own the door stays shut: %j', (token) => {
    const headers = { authorization: `Bearer ${token}` };
    expect(opensTo({ address: '127.0.0.1', headers }, token)).toBe(false);
  });
});
