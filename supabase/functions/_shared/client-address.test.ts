import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['1.2.3.4, 203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['', 'unknown'],
])('x-forwarded-for %j is the address %s, whatever the client put before it', (value, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': value }))).toBe(address);
});

test('a platform with a header of its own is asked for that one', () => {
  const headers = new Headers({ 'x-forwarded-for': '1.2.3.4', 'cf-connecting-ip': '203.0.113.7' });
  expect(clientAddress(headers, 'cf-connecting-ip')).toBe('203.0.113.7');
});

test('without a gateway the address is unknown', () => {
  expect(clientAddress(new Headers())).toBe('unknown');
});
