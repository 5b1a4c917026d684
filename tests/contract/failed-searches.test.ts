// A search that found nothing, all the way: from a visitor's browser to the editors' page in the CMS.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ownerOf } from '../e2e/database.ts';
import { ask, editor } from './cms.ts';
import { call, publishableKey } from './supabase.ts';

const REPORT = '/desk/reports/failed-searches';
const word = `xylographe ${'abcdefghij'.charAt(Date.now() % 10)}${Math.random().toString(36).replaceAll(/[\d.]/g, '')}`;

const Report = z.object({
  rows: z.array(z.object({ words: z.string(), searches: z.number(), last_day: z.iso.date() })),
});

let author: Awaited<ReturnType<typeof editor>>;

beforeAll(async () => {
  author = await editor('auteur@preau.test');
});

afterAll(async () => {
  const sql = ownerOf('supabase');
  await sql`delete from app.failed_search_counts where shown ilike ${`${word}%`}`;
  await sql.end();
});

const note = (query: string) =>
  call('/rest/v1/rpc/note_failed_search', {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

test('a visitor’s search is counted, and an author reads it in the CMS', async () => {
  for (const query of [word, word.toUpperCase(), `${word} nora@preau.test`]) {
    expect((await note(query)).ok).toBe(true);
  }
  const { status, json } = await ask(REPORT, { bearer: author.bearer });
  expect(status).toBe(200);
  const own = Report.parse(json).rows.filter(({ words }) => words.startsWith(word));
  expect(own).toMatchObject([{ words: word, searches: 2 }]);
});

test('nobody reads the list without being signed in to the CMS', async () => {
  expect((await ask(REPORT)).status).toBe(401);
  expect((await ask(REPORT, { bearer: 'wrong' })).status).toBe(401);
});
