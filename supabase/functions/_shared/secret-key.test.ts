import { expect, test } from 'vitest';
import { holdsSecretKey } from './secret-key.ts';

const KEY = 'sb_secret_local';

test.each([
  [{ apikey: KEY }, true],
  [{ authorization: `Bearer ${KEY}` }, true],
  [{ apikey: 'sb_publishable_x', authorization: `Bearer ${KEY}` }, true],
  [{ apikey: 'sb_publishable_x' }, false],
  [{ apikey: `${KEY}x` }, false],
  [{ authorization: KEY }, false],
  [{}, false],
])('with %j the caller holds the secret key: %s', async (headers, expected) => {
  expect(await holdsSecretKey(new Headers(headers), KEY)).toBe(expected);
});
