// Two thousand communities with two hundred thousand members and a million posts, then each screen's
// calls at a hundred requests a second, as a member of the largest one and as an administrator of it.
import { loadConfig } from '../../supabase/local/config.ts';
import { communityScreens, generateCommunities } from '../../supabase/tests/community-rows.ts';
import { generateRows } from '../../supabase/tests/rows.ts';
import { ownerOf } from '../e2e/database.ts';
import { measureLoad } from './load.ts';
import { tokenOfRow } from './row-token.ts';
import type { Measure } from './table.ts';

const RATE = 100;
// There are some seventy calls.
const SECONDS = 4;
const BUDGET = 100;

export async function measureCommunities(): Promise<Measure[]> {
  const { apiUrl, secrets } = loadConfig();
  const sql = ownerOf('supabase');
  const started = performance.now();
  await generateRows(sql, { people: 50_000, validations: 50_000 });
  await generateCommunities(sql);
  await sql.end();
  console.log(`a million posts in ${((performance.now() - started) / 1000).toFixed(0)} s`);

  const measures: Measure[] = [];
  for (const { name, person, call, args } of communityScreens()) {
    const headers = {
      apikey: secrets.publishableKey,
      authorization: `Bearer ${await tokenOfRow(person)}`,
      'content-type': 'application/json',
    };
    const { p95, sent, refused } = await measureLoad({
      ...{ url: `${apiUrl}/rest/v1/rpc/${call}`, method: 'POST', headers, body: () => args },
      ...{ rate: RATE, seconds: SECONDS },
    });
    console.log(`${name}: ${sent} requests, ${refused} refused`);
    measures.push({ what: `${name}: p95 at ${RATE}/s`, value: p95, unit: 'ms', budget: BUDGET });
    if (refused > 0)
      measures.push({ what: `${name}: refused`, value: refused, unit: '', budget: 0 });
  }
  return measures;
}
