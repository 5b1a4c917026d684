import { expect, test } from 'vitest';
import { withoutKeys } from './apart.ts';

test('the build gets what it reads with, and no key that writes or tells what is right', () => {
  const read = { SUPABASE_URL: 'u', SUPABASE_PUBLISHABLE_KEY: 'p', STRAPI_TOKEN: 't' };
  const write = { SUPABASE_SECRET_KEY: 's', PUBLISHER_DATABASE_URL: 'd', WEBHOOK_SECRET: 'w' };
  const keys = { ANSWER_KEY_TOKEN: 'k', PREVIEW_SECRET: 's' };
  expect(withoutKeys({ ...read, ...write, ...keys })).toEqual(read);
});
