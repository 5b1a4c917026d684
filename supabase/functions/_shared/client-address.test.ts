import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7, 10.0.0.1', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['', 'unknown'],
])('x-forwarded-for %j is the address %s', (value, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': value }))).toBe(address);
});

test('without a gateway the address is unknown', () => {
  expect(clientAddress(new Headers())).toBe('unknown');
});
