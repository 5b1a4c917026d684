import { readFileSync } from 'node:fs';
import { connect, copyTemplate, startCluster } from './cluster.ts';
import { type Case, cases, inWorld } from './fixtures.ts';
import { listMutants, type Mutant } from './mutants.ts';

// The tests by persona. Those that read the catalogue (schema.test.ts) would notice everything, and
// prove nothing: what counts is that somebody reached too much or too little.
const FILES = [
  ...['gating', 'progress', 'quizzes', 'releases', 'legal-documents', 'sign-ups', 'mail-outbox'],
  ...[
    'jobs',
    'comments',
    'comment-moderation',
    'notes',
    'people',
    'leaving',
    'notices',
    'resuming',
  ],
  ...['communities', 'community-access', 'community-attacks', 'community-moderation'],
  ...['community-search', 'joining', 'invitations', 'member-details', 'suggestions', 'forum'],
  ...['replies', 'publications', 'documents', 'agenda', 'running', 'access'],
];
/** Of each test, the text of its file. */
const sources = new Map<Case, string>();
for (const name of FILES) {
  const file = `./${name}.test.ts`;
  const before = cases.length;
  await import(file);
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  for (const entry of cases.slice(before)) sources.set(entry, source);
}

type World = Extract<Case, { kind: 'world' }>;
const worlds = cases.filter((entry): entry is World => entry.kind === 'world');

const WHO: Record<string, RegExp> = {
  anon: /\banon\b/,
  authenticated: /\b(camille|dominique|lou|alix)\b/,
  service_role: /\bservice\b/,
  publisher: /\bpublisher\b/,
};

/** One failure is enough: first the tests of those whom the fault touches, or of the function it is in. */
function likeliestFirst({ role, guarded }: Mutant): World[] {
  const names = guarded && new RegExp(`\\b${guarded}\\b`);
  const rank = (entry: World) => {
    const source = sources.get(entry) ?? '';
    if (!names) return role.split(' ').some((name) => WHO[name]?.test(entry.title)) ? 0 : 1;
    if (names.test(source)) return 0;
    // Everything is asked in every community there: whoever is let through is found, and slowly.
    return source.includes('community-access/') ? 1 : 2;
  };
  return worlds.toSorted((one, other) => rank(one) - rank(other));
}

type Verdict = { mutant: Mutant; killer: string | null };

async function judge(sql: ReturnType<typeof connect>, mutant: Mutant): Promise<Verdict> {
  for (const { title, body } of likeliestFirst(mutant)) {
    try {
      await inWorld(sql, body, mutant.sql);
    } catch {
      return { mutant, killer: title };
    }
  }
  return { mutant, killer: null };
}

async function assertSound(sql: ReturnType<typeof connect>) {
  for (const { title, body } of worlds) {
    await inWorld(sql, body).catch((cause) => {
      throw new Error(`Sans aucune faute, ce test échoue déjà : ${title}`, { cause });
    });
  }
}

const pattern = new RegExp(process.argv[2] ?? '', 'i');
const began = performance.now();
const cluster = await startCluster();
const verdicts: Verdict[] = [];
try {
  const workers = ['mutants_1', 'mutants_2'];
  for (const name of workers) await copyTemplate(cluster.port, name);
  const connections = workers.map((name) => connect(cluster.port, name));
  const [first] = connections;
  if (!first) throw new Error('no worker');
  await assertSound(first);
  const waiting = (await listMutants(first)).filter(({ name }) => pattern.test(name));
  console.log(`${waiting.length} faults`);
  await Promise.all(
    connections.map(async (sql) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const verdict = await judge(sql, mutant);
        verdicts.push(verdict);
        const mark = verdict.killer === null ? 'SURVIVED' : 'killed  ';
        console.log(
          `${mark}  ${mutant.name}${verdict.killer ? `\n          ${verdict.killer}` : ''}`,
        );
      }
      await sql.end();
    }),
  );
} finally {
  await cluster.stop();
}
const survived = verdicts.filter(({ killer }) => killer === null);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `\n${verdicts.length - survived.length} killed, ${survived.length} survived, ${seconds} s`,
);
for (const { mutant } of survived) console.log(`  SURVIVED  ${mutant.name}`);
process.exitCode = survived.length > 0 || verdicts.length === 0 ? 1 : 0;
