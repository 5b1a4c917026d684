import { expect, test } from 'vitest';
import { withoutKeys } from './publish-once.ts';

test('the build gets what it reads with, and no key that writes', () => {
  const read = { SUPABASE_URL: 'u', SUPABASE_PUBLISHABLE_KEY: 'p', STRAPI_TOKEN: 't' };
  const write = { SUPABASE_SECRET_KEY: 's', PUBLISHER_DATABASE_URL: 'd', WEBHOOK_SECRET: 'w' };
  expect(withoutKeys({ ...read, ...write })).toEqual(read);
});
