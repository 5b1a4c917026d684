import { expect, test } from 'vitest';
import { browserResult } from './browser-result.ts';

const spec = (title: string, line: number, status: string) => ({
  ...{ title, file: 'keyboard.spec.ts', line, tests: [{ status, results: [] }] },
});

test('a test that needed a second attempt has passed, and is named wherever it stands', () => {
  const report = {
    stats: { expected: 2, unexpected: 1, flaky: 2, skipped: 0 },
    suites: [
      {
        title: 'keyboard.spec.ts',
        specs: [spec('the first stop', 30, 'expected'), spec('a form', 78, 'flaky')],
        suites: [
          {
            title: 'by touch',
            specs: [spec('a lesson', 108, 'flaky'), spec('a quiz', 120, 'unexpected')],
          },
        ],
      },
      { title: 'legal.spec.ts', specs: [spec('the footer', 33, 'expected')] },
    ],
  };
  expect(browserResult(report)).toEqual({
    passed: 4,
    failed: 1,
    atSecondAttempt: ['keyboard.spec.ts:78 a form', 'keyboard.spec.ts:108 a lesson'],
  });
});

test('where all is well, nothing is named', () => {
  const report = {
    stats: { expected: 1, unexpected: 0, flaky: 0 },
    suites: [{ specs: [spec('a form', 78, 'expected')] }],
  };
  expect(browserResult(report)).toEqual({ passed: 1, failed: 0, atSecondAttempt: [] });
});
