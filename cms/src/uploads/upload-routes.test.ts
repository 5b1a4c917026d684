import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import extend from '../extensions/upload/strapi-server';

const { routes } = createRequire(import.meta.url)(
  '../../node_modules/@strapi/upload/dist/server/routes/index.js',
);
const ways = () => routes.admin.routes.map(({ path }: { path: string }) => path);

test('nobody can send the CMS to fetch an address', () => {
  expect(ways()).toContain('/actions/upload-from-urls');
  const upload = () => ({ upload: async () => null, replace: async () => null });
  extend({ services: { upload }, routes });
  expect(ways()).not.toContain('/actions/upload-from-urls');
  expect(ways()).toContain('/');
});
