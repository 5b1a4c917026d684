import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['1.2.3.4, 203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8:0:0::'],
  ['2001:0DB8:0a:b:1:2:3:4', '2001:db8:a:b::'],
  ['2001:db8:a:b::ffff', '2001:db8:a:b::'],
  ['2001:db8:a:c::ffff', '2001:db8:a:c::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  ['::1', '0:0:0:0::'],
  ['2001:db8:1:2:3:4:5::', '2001:db8:1:2::'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::1::2', '2001:db8::1::2'],
  ['203.0.113.7:443', '203.0.113.7:443'],
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
