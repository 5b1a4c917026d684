import { connect, copyTemplate, startCluster } from './cluster.ts';
import { type Case, cases, inWorld } from './fixtures.ts';
import { listMutants, type Mutant } from './mutants.ts';

// The tests by persona. Those that read the catalogue (schema.test.ts) would notice everything, and
// prove nothing: what counts is that somebody reached too much or too little.
await import('./gating.test.ts');
await import('./progress.test.ts');
await import('./quizzes.test.ts');
await import('./releases.test.ts');
await import('./legal-documents.test.ts');
await import('./sign-ups.test.ts');
await import('./mail-outbox.test.ts');
await import('./jobs.test.ts');
await import('./comments.test.ts');
await import('./comment-moderation.test.ts');
await import('./notes.test.ts');
await import('./people.test.ts');
await import('./leaving.test.ts');
await import('./notices.test.ts');
await import('./resuming.test.ts');
await import('./communities.test.ts');
await import('./access.test.ts');

type World = Extract<Case, { kind: 'world' }>;
const worlds = cases.filter((entry): entry is World => entry.kind === 'world');

const WHO: Record<string, RegExp> = {
  anon: /\banon\b/,
  authenticated: /\b(camille|dominique|lou|alix)\b/,
  service_role: /\bservice\b/,
  publisher: /\bpublisher\b/,
};

/** The tests of those whom the fault touches first: one failure is enough. */
function likeliestFirst({ role }: Mutant): World[] {
  const isLikely = ({ title }: World) =>
    role.split(' ').some((name) => WHO[name]?.test(title) ?? false);
  return [...worlds.filter(isLikely), ...worlds.filter((entry) => !isLikely(entry))];
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
