// `npm test`: every test, on real parts, in a stack of its own beside the one you may be using.
// `npm test -- unit database` runs only those steps.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { loadConfig } from '../supabase/local/config.ts';
import { requireBrowser } from './browser.ts';
import { type BrowserReport, browserResult } from './browser-result.ts';
import { BEYOND_OUTGOING, ownStack } from './own-stack.ts';

const HOME = '.local/test';
const RESULTS = 'test-results';

const stack = ownStack(HOME, process.env['PREAU_TEST_PORT_OFFSET'] ?? String(BEYOND_OUTGOING), {
  SEED_CANARY: '1',
  SEED_CANARY_FILE: resolve(HOME, 'canaries.json'),
  // All tests come from one machine.
  PREAU_LIMITS: JSON.stringify({
    authPerAddress: { attempts: 300, seconds: 60 },
    functionsPerAddress: { attempts: 600, seconds: 60 },
  }),
});
const environment = stack.env;
let isStackUp = false;

interface Result {
  name: string;
  passed: number;
  failed: number;
  /** Tests that failed once and then passed: counted as passed, and named. */
  atSecondAttempt?: string[];
}

/** More people sign up within the hour than in a training room. */
async function makeRoom(): Promise<void> {
  const sql = postgres(loadConfig(environment).databaseUrl, { max: 1 });
  await sql`update app.limits set max_attempts = 5000 where kind like '%per address'`;
  await sql.end();
}

/** What it says is shown at its end, so that two side by side do not speak at once. */
function run(name: string, words: string[], env = environment): Promise<number> {
  const isAlone = !SIDE_BY_SIDE.flat().includes(name);
  if (isAlone) console.log(`\n— ${name}`);
  const [program = '', ...rest] = words;
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env,
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (words: Buffer) => said.push(words));
    }
    child.on('close', (code) => {
      if (!isAlone) process.stdout.write(`\n— ${name}\n${Buffer.concat(said)}`);
      resolve(code ?? 1);
    });
  });
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
}

const readReport = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8'));

async function vitest(project: string): Promise<Result> {
  const report = join(RESULTS, `${project}.json`);
  const code = await run(project, [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = readReport<VitestReport>(report);
  const failed = Math.max(numFailedTests, numFailedTestSuites);
  return { name: project, passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}

async function browser(): Promise<Result> {
  const report = join(process.cwd(), RESULTS, 'e2e.json');
  const code = await run('browser', ['playwright', 'test', '--config', 'tests/e2e'], {
    ...environment,
    E2E_REPORT: report,
  });
  const result = browserResult(readReport<BrowserReport>(report));
  return { name: 'browser', ...result, failed: result.failed || (code === 0 ? 0 : 1) };
}

/** A script that prints `N passed, N failed` of its own counts as one test here. */
async function script(name: string, words: string[]): Promise<Result> {
  const code = await run(name, words);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

const STEPS: Record<string, () => Promise<Result>> = {
  check: () => script('check', ['node', 'tests/check/check.ts']),
  unit: () => vitest('unit'),
  database: () => vitest('database'),
  lifecycle: () =>
    script('lifecycle', ['node', 'tests/faults/lifecycle.ts', '--home', '.local/lifecycle']),
  contract: () => vitest('contract'),
  browser,
};
/** None of these keeps two cores busy, and each has its own database and ports. */
const SIDE_BY_SIDE = [
  ['check', 'lifecycle'],
  ['unit', 'database'],
];
const NEED_STACK = new Set(['contract', 'browser']);

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(STEPS);
const unknown = names.find((name) => !STEPS[name]);
if (unknown) throw new Error(`No step ${unknown}; there are ${Object.keys(STEPS).join(', ')}`);

mkdirSync(RESULTS, { recursive: true });
const results: Result[] = [];
try {
  if (names.includes('browser')) environment['CHROMIUM_PATH'] = requireBrowser();
  const waiting = new Set(names);
  for (const name of names) {
    if (!waiting.has(name)) continue;
    if (NEED_STACK.has(name) && !isStackUp) {
      isStackUp = true;
      await stack.start();
      await makeRoom();
    }
    const together = (SIDE_BY_SIDE.find((pair) => pair.includes(name)) ?? [name]).filter((one) =>
      waiting.delete(one),
    );
    results.push(...(await Promise.all(together.flatMap((one) => STEPS[one]?.() ?? []))));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.push({ name: 'run', passed: 0, failed: 1 });
} finally {
  await stack.stop();
}

console.log('');
for (const { name, passed, failed, atSecondAttempt = [] } of results) {
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
  for (const test of atSecondAttempt) {
    console.log(`! ${name}: 1 passed at its second attempt: ${test}`);
  }
}
const total = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
