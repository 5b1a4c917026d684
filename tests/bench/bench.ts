// `npm run bench`: the budgets of a page, of a build and of the API, measured in a stack of its own.
// `npm run bench -- pages api communities search courses` runs only those. CONTRIBUTING says how each is measured.
import { BEYOND_OUTGOING, ownStack } from '../own-stack.ts';
import { isWithin, type Measure, printTable } from './table.ts';

const HOME = '.local/bench';
const stack = ownStack(
  HOME,
  process.env['PREAU_BENCH_PORT_OFFSET'] ?? String(BEYOND_OUTGOING + 1000),
);
// The parts of a measurement read the stack of this process, as the tests do.
Object.assign(process.env, stack.env);

const PARTS: Record<string, () => Promise<Measure[]>> = {
  pages: async () => (await import('./page-budgets.ts')).measurePages(),
  api: async () => (await import('./api-budgets.ts')).measureApi(),
  communities: async () => (await import('./community-budgets.ts')).measureCommunities(),
  search: async () => (await import('./search-budgets.ts')).measureSearch(),
  courses: async () => (await import('./course-budgets.ts')).measureCourses(HOME),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(PARTS);
const measures: Measure[] = [];
try {
  await stack.start();
  for (const name of names) {
    console.log(`\n— ${name}`);
    const part = PARTS[name];
    if (!part) throw new Error(`No part ${name}; there are ${Object.keys(PARTS).join(', ')}`);
    measures.push(...(await part()));
  }
} finally {
  await stack.stop();
}

console.log('');
printTable(measures);
const missed = measures.filter((measure) => !isWithin(measure)).length;
console.log(`\n${measures.length - missed} within budget, ${missed} over`);
process.exit(missed === 0 ? 0 : 1);
