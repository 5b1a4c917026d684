import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'site/**/*.test.ts',
            'cms/src/**/*.test.ts',
            'widgets/**/*.test.{ts,tsx}',
            'supabase/functions/**/*.test.ts',
            'supabase/local/**/*.test.ts',
            'tests/*.test.ts',
            'tests/check/**/*.test.ts',
            'tests/bench/**/*.test.ts',
          ],
          environment: 'node',
          setupFiles: ['tests/setup/console.ts'],
          // The database's tests run beside these.
          testTimeout: 20_000,
          // Islands are told these by the build; no unit test talks to a server.
          env: {
            PUBLIC_SUPABASE_URL: 'http://127.0.0.1:54321',
            PUBLIC_SUPABASE_KEY: 'sb_publishable_unit',
          },
        },
      },
      {
        test: {
          name: 'database',
          include: ['supabase/tests/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['supabase/tests/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
