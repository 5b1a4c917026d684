/** What we read of Playwright's report: https://playwright.dev/docs/test-reporters#json-reporter */
export interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: BrowserSuite[];
}

interface BrowserSuite {
  specs: { title: string; file: string; line: number; tests: { status: string }[] }[];
  suites?: BrowserSuite[];
}

/** How many passed and failed, and which of those that passed needed a second attempt. */
export function browserResult({ stats, suites }: BrowserReport) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    atSecondAttempt: suites.flatMap(flakyIn),
  };
}

function flakyIn({ specs, suites = [] }: BrowserSuite): string[] {
  const own = specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, line, title }) => `${file}:${line} ${title}`);
  return [...own, ...suites.flatMap(flakyIn)];
}
