import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { logWords } from './log-words.ts';

const MIGRATIONS = new URL('../../supabase/migrations/', import.meta.url);
const sql = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => readFileSync(new URL(name, MIGRATIONS), 'utf8'))
  .join('\n');

/** What may be decided about a post: `decide_about` logs each with « -post » behind it. */
const [, decisions = ''] =
  /create table app\.post_decisions \([\s\S]*?action text not null check \(action in \(([^)]*)\)\)/.exec(
    sql,
  ) ?? [];

const literals = (text: string): string[] =>
  [...text.matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word);

/** The second argument of each call that writes to the log: one word, or either of two. */
const calls = [...sql.matchAll(/perform app\.log_in_community\([\w.]+,([^,;]*)/g)].map(
  ([, action = '']) => action.trim(),
);

const actionsOf = (action: string): string[] =>
  action === "decide_about.action || '-post'"
    ? literals(decisions).map((word) => `${word}-post`)
    : literals(action);

test('every action that the database writes to the log of a community has words', () => {
  const written = sql.match(/app\.log_in_community\(/g)?.length ?? 0;
  // All but the function itself, its comment and what it is granted to.
  assert.ok(calls.length >= 25 && calls.length >= written - 3, `${calls.length} of ${written}`);
  for (const call of calls) {
    const actions = actionsOf(call);
    assert.ok(actions.length > 0, `no action in ${call}`);
    for (const action of actions) {
      assert.notEqual(logWords({ action, person: 'Alix' }), action);
    }
  }
});
