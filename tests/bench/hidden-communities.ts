// Whether an answer, or its time, tells that something hidden exists: functions of communities, asked
// by an outsider for what is hidden, closed, of somebody else's group, and absent, in turn. By hand, on
// a running stack of one's own that was started with loose limits (as tests/bench/enumeration.ts):
//   node tests/bench/hidden-communities.ts [samples of each, 200 by default]
import { callsIn, type Place } from '../../supabase/tests/community-calls.ts';
import { makeCommunityWorld } from '../contract/community-world.ts';
import { ownerConnection } from '../contract/people.ts';
import { call, publishableKey } from '../contract/supabase.ts';
import { chanceDistance, kolmogorovSmirnov, probabilityOfSlower, quantile } from './samples.ts';

const SAMPLES = Number(process.argv[2] ?? 200);
const WARM_UP = 5;
const KINDS = ['absent', 'hidden', 'hidden-group', 'closed'] as const satisfies Place[];
const CALLS = [
  ...['community', 'list_members', 'join_community', 'topic', 'write_reply', 'edit_reply'],
  ...['save_news', 'community_document', 'sign_document', 'event', 'register_for_event'],
  ...['save_event again', 'community_settings', 'answer_requests', 'search_communities'],
];

interface Answer {
  milliseconds: number;
  /** Status and body, without the ids that were asked with. */
  said: string;
}

const sql = ownerConnection();
const samples = new Map<string, Answer[]>();
const of = (asked: string, kind: Place) => samples.get(`${asked} / ${kind}`) ?? [];
const timesOf = (asked: string, kind: Place) => of(asked, kind).map((one) => one.milliseconds);

async function ask(token: string, asked: string, kind: Place): Promise<Answer> {
  const body = JSON.stringify(callsIn(kind)[asked]);
  const started = performance.now();
  const response = await call(`/rest/v1/rpc/${asked.split(' ')[0]}`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    },
    body,
  });
  const text = await response.text();
  const milliseconds = performance.now() - started;
  const said = text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');
  return { milliseconds, said: `${response.status} ${said}` };
}

async function sample(token: string): Promise<void> {
  for (let round = -WARM_UP; round < SAMPLES; round += 1) {
    for (const asked of CALLS) {
      // Another order each time: who comes first must not be always the same.
      const order = KINDS.map((kind) => ({ kind, at: Math.random() })).sort((a, b) => a.at - b.at);
      for (const { kind } of order) {
        const answer = await ask(token, asked, kind);
        if (round >= 0) samples.set(`${asked} / ${kind}`, [...of(asked, kind), answer]);
      }
    }
  }
}

/** Prints what one function answered, and how long it took. Returns whether all answers were the same. */
function report(asked: string): boolean {
  const said = new Set(KINDS.flatMap((kind) => of(asked, kind).map((answer) => answer.said)));
  console.log(`\n${asked}\n  answers: ${[...said].join(' | ')}`);
  const chance = chanceDistance(SAMPLES, SAMPLES);
  const absent = timesOf(asked, 'absent');
  for (const kind of KINDS) {
    const times = timesOf(asked, kind);
    const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => quantile(times, share).toFixed(1));
    const distance = kolmogorovSmirnov(absent, times);
    const verdict = distance <= chance ? 'as by chance' : 'MORE THAN CHANCE';
    console.log(
      `  ${kind.padEnd(12)} p10 ${p10}  p50 ${p50}  p90 ${p90} ms  KS to absent ${distance.toFixed(3)} (chance ${chance.toFixed(3)})  P(slower) ${probabilityOfSlower(times, absent).toFixed(3)}  ${verdict}`,
    );
  }
  return said.size === 1;
}

const world = await makeCommunityWorld(sql);
let failed = 0;
try {
  const token = world.tokens.zoe;
  if (!token) throw new Error('nobody signed in');
  await sample(token);
  for (const asked of CALLS) failed += report(asked) ? 0 : 1;
} finally {
  await world.end();
  await sql.end();
}
console.log(`\n${CALLS.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
