import { PERSONAS, probe } from './access.ts';
import { test } from './fixtures.ts';
import { assertPinned } from './pinned.ts';

// One file of pins per persona: every table x every verb x every column, and every function, tried
// for real. A refusal says what refused: `no schema`, `no table`, `no function`, or a policy.
for (const persona of PERSONAS) {
  test(`${persona} reaches the tables, columns, rows and functions that are pinned, and no others`, async (world) => {
    assertPinned(`access/${persona}.json`, (await probe(world, [persona]))[persona]);
  });
}
