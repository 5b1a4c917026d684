// Whether an answer, or its time, tells that an address has an account: each way in that takes an
// address, asked for each kind of address, in turn. By hand, on a running stack of one's own that
// was started with loose limits:
//   PREAU_LIMITS='{"functionsPerAddress":{"attempts":100000,"seconds":1},"authPerAddress":{"attempts":100000,"seconds":1},"failuresPerMail":{"attempts":100000,"seconds":1}}' npm start
//   node tests/bench/enumeration.ts [samples of each, 200 by default]
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { loadConfig } from '../../supabase/local/config.ts';
import { humanCheck } from '../human-check.ts';
import { readSecrets, readStack } from '../stack.ts';
import { chanceDistance, kolmogorovSmirnov, probabilityOfSlower, quantile } from './samples.ts';

const SAMPLES = Number(process.argv[2] ?? 200);
const WARM_UP = 5;
const KINDS = ['known', 'unknown', 'unconfirmed', 'suspended', 'deleted'] as const;
type Kind = (typeof KINDS)[number];
const WAYS = [
  'sign-up start',
  'sign-up resend',
  'sign-up state',
  'sign-in',
  'recover start',
] as const;
type Way = (typeof WAYS)[number];

const { apiUrl, publishableKey, pids } = readStack();
const run = randomUUID().slice(0, 8);
const addressOf = (kind: Kind) => `enum-${run}-${kind}@preau.test`;

interface Answer {
  milliseconds: number;
  /** Status and body, without what is random in it. */
  said: string;
  body: { follow?: string };
}

async function ask(name: string, body: object): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(`${apiUrl}/functions/v1/${name}`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const milliseconds = performance.now() - started;
  const said = `${response.status} ${text.replaceAll(/"[\w-]{43}"/g, '"<random>"')}`;
  return { milliseconds, said, body: JSON.parse(text) };
}

const proof = () => humanCheck(apiUrl, publishableKey);

/** All ways for one address. Proofs are made beforehand: they cost the same for everybody. */
async function askAll(email: string): Promise<Record<Way, Answer>> {
  const [first, second, third, fourth] = [
    await proof(),
    await proof(),
    await proof(),
    await proof(),
  ];
  const start = await ask('sign-up', { step: 'start', email, termsRead: true, humanCheck: first });
  const { follow } = start.body;
  return {
    'sign-up start': start,
    'sign-up resend': await ask('sign-up', { step: 'resend', follow, humanCheck: second }),
    'sign-up state': await ask('sign-up', { step: 'state', email, humanCheck: fourth }),
    'sign-in': await ask('sign-in', { login: email, password: `Faux-${randomUUID()}` }),
    'recover start': await ask('recover', { step: 'start', email, humanCheck: third }),
  };
}

async function makeAccount(sql: Sql, kind: Kind, profile: object | null): Promise<void> {
  const email = addressOf(kind);
  await sql`select public.permit_account(${email})`;
  const response = await fetch(`${apiUrl}/auth/v1/admin/users`, {
    method: 'POST',
    headers: { apikey: String(readSecrets()['secretKey']), 'content-type': 'application/json' },
    body: JSON.stringify({
      email,
      password: 'Une-phrase-assez-longue-1',
      email_confirm: kind !== 'unconfirmed',
    }),
  });
  if (!response.ok) throw new Error(`createUser answered ${response.status}`);
  const { id } = await response.json();
  if (profile === null) return;
  const username = `enum-${run}-${kind}`;
  await sql`insert into public.profiles ${sql({
    user_id: id,
    username,
    display_name: username,
    finished_at: new Date(),
    ...profile,
  })}`;
}

async function makePeople(sql: Sql): Promise<void> {
  await makeAccount(sql, 'known', {});
  await makeAccount(sql, 'unconfirmed', null);
  await makeAccount(sql, 'suspended', { suspended_at: new Date() });
  await makeAccount(sql, 'deleted', {});
  await sql`
    update public.profiles
    set user_id = null, username = null, display_name = null, deleted_at = now()
    where username = ${`enum-${run}-deleted`}`;
  await sql`delete from auth.users where email = ${addressOf('deleted')}`;
}

const samples = new Map<string, Answer[]>();
const keyOf = (way: Way, kind: Kind) => `${way} / ${kind}`;
const of = (way: Way, kind: Kind): Answer[] => samples.get(keyOf(way, kind)) ?? [];
const timesOf = (way: Way, kind: Kind) => of(way, kind).map(({ milliseconds }) => milliseconds);

async function sample(): Promise<void> {
  for (let round = -WARM_UP; round < SAMPLES; round += 1) {
    // Another order each time: who comes first must not be always the same.
    const order = KINDS.map((kind) => ({ kind, at: Math.random() })).sort((a, b) => a.at - b.at);
    for (const { kind } of order) {
      const answers = await askAll(addressOf(kind));
      if (round < 0) continue;
      for (const way of WAYS) samples.set(keyOf(way, kind), [...of(way, kind), answers[way]]);
    }
    if (round > 0 && round % 50 === 0) console.log(`… ${round} of ${SAMPLES}`);
  }
}

/** Prints what one way answered, and how long it took. Returns whether all answers were the same. */
function report(way: Way): boolean {
  console.log(`\n${way}`);
  const said = new Set(KINDS.flatMap((kind) => of(way, kind).map((answer) => answer.said)));
  console.log(`  answers: ${[...said].join(' | ')}`);
  for (const kind of KINDS) {
    const times = timesOf(way, kind);
    const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => quantile(times, share).toFixed(1));
    console.log(`  ${kind.padEnd(12)} n=${times.length}  p10 ${p10}  p50 ${p50}  p90 ${p90} ms`);
  }
  const chance = chanceDistance(SAMPLES, SAMPLES).toFixed(3);
  for (const [at, one] of KINDS.entries()) {
    for (const other of KINDS.slice(at + 1)) {
      const [a, b] = [timesOf(way, one), timesOf(way, other)];
      const distance = kolmogorovSmirnov(a, b).toFixed(3);
      const slower = probabilityOfSlower(a, b).toFixed(3);
      const verdict = distance <= chance ? 'as by chance' : 'MORE THAN CHANCE';
      console.log(
        `  ${`${one} / ${other}`.padEnd(24)} KS ${distance} (chance ${chance})  P(slower) ${slower}  ${verdict}`,
      );
    }
  }
  return said.size === 1;
}

const sql = postgres(loadConfig().databaseUrl, { max: 1, onnotice: () => {} });
const limits = await sql`select kind, max_attempts from app.limits`;
const [rule] = await sql`select max_hashes from app.human_check_rule`;
const scheduler = pids['scheduler'];
const [begun] = await sql`select app.clock() as at`;
let failed = 0;
try {
  await sql`update app.limits set max_attempts = 1000000`;
  await sql`update app.human_check_rule set max_hashes = 50`;
  // Thousands of mails that nobody reads would only make noise.
  if (scheduler) process.kill(scheduler, 'SIGSTOP');
  await makePeople(sql);
  await sample();
  for (const way of WAYS) failed += report(way) ? 0 : 1;
} finally {
  await sql`delete from app.mail_outbox where recipient like ${`enum-${run}-%`}`;
  await sql`delete from app.sign_ups where email like ${`enum-${run}-%`}`;
  await sql`delete from app.recoveries where email like ${`enum-${run}-%`}`;
  // Else this machine could sign nobody up for an hour.
  await sql`delete from app.attempts where tried_at >= ${begun?.['at']}`;
  await sql`delete from auth.users where email like ${`enum-${run}-%`}`;
  await sql`delete from public.profiles where username like ${`enum-${run}-%`}`;
  for (const { kind, max_attempts } of limits) {
    await sql`update app.limits set max_attempts = ${max_attempts} where kind = ${kind}`;
  }
  if (rule) await sql`update app.human_check_rule set max_hashes = ${rule['max_hashes']}`;
  if (scheduler) process.kill(scheduler, 'SIGCONT');
  await sql.end();
}
console.log(`\n${WAYS.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
