import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import { readStack } from '../stack.ts';

// What changes the whole stack runs alone, and after those who need it quiet.
const ALONE = ['contents', 'publish', 'editor', 'terms', 'opening', 'faults'];
const specs = (names: string[]) => names.map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: '.',
  fullyParallel: true,
  forbidOnly: true,
  // For a machine that is busy with other things. Nothing waits so long where all is well.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results',
  reporter: [
    ['dot'],
    ['json', { outputFile: process.env['E2E_REPORT'] ?? '../../test-results/e2e.json' }],
  ],
  workers: 2,
  // tests/run.ts names whatever needed the second attempt: it is a fault to mend.
  retries: 1,
  projects: [
    { name: 'quiet', testIgnore: specs(ALONE) },
    ...ALONE.map((name, at) => ({
      name,
      testMatch: specs([name]),
      fullyParallel: false,
      dependencies: [ALONE[at - 1] ?? 'quiet'],
    })),
  ],
  use: {
    baseURL: readStack().siteUrl,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-first-failure',
    // What a page asks while a worker takes it over passes by `page.route`; offline.spec wants one.
    serviceWorkers: 'block',
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS },
  },
});
