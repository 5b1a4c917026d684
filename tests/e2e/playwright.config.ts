import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import { readStack } from '../stack.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: '../../test-results',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.E2E_REPORT ?? '../../test-results/e2e.json' }],
  ],
  use: {
    baseURL: readStack().siteUrl,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS },
  },
});
