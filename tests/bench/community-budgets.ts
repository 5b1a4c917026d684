// Two thousand communities with two hundred thousand members and a million posts, then each screen's
// calls at a hundred requests a second, as a member of the largest one and as an administrator of it.
import { loadConfig } from '../../supabase/local/config.ts';
import {
  addPosts,
  communityScreens,
  generateCommunities,
  type ScreenCall,
} from '../../supabase/tests/community-rows.ts';
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
  const sql = ownerOf('supabase');
  const started = performance.now();
  await generateRows(sql, { people: 50_000, validations: 50_000 });
  await generateCommunities(sql);
  console.log(`a million posts in ${((performance.now() - started) / 1000).toFixed(0)} s`);

  const screens = communityScreens();
  const measures: Measure[] = [];
  // The first requests after so much writing open connections and fill the cache: nobody counts them.
  const [first] = screens;
  if (first) await measureScreen(first);
  for (const screen of screens) measures.push(...(await measureScreen(screen)));
  // What figures cost must not grow with what was written.
  const figures = screens.find(({ call }) => call === 'community_figures');
  await addPosts(sql, 900_000);
  if (figures) {
    const name = `${figures.name}, with a million posts in one`;
    measures.push(...(await measureScreen({ ...figures, name })));
  }
  await sql.end();
  return measures;
}

async function measureScreen({ name, person, call, args }: ScreenCall): Promise<Measure[]> {
  const { apiUrl, secrets } = loadConfig();
  const headers = {
    apikey: secrets.publishableKey,
    authorization: `Bearer ${await tokenOfRow(person)}`,
    'content-type': 'application/json',
  };
  const { p95, sent, refused } = await measureLoad({
    ...{ url: `${apiUrl}/rest/v1/rpc/${call}`, method: 'POST', headers, body: () => args },
    ...{ rate: RATE, seconds: SECONDS },
  });
  console.log(`${name}: p95 ${p95.toFixed(0)} ms, ${sent} requests, ${refused} refused`);
  const measures: Measure[] = [
    { what: `${name}: p95 at ${RATE}/s`, value: p95, unit: 'ms', budget: BUDGET },
  ];
  if (refused > 0) measures.push({ what: `${name}: refused`, value: refused, unit: '', budget: 0 });
  return measures;
}
