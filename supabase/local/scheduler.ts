// What pg_cron does in production: the timed jobs, the mails that wait, the files to be deleted.
import type { Row, TransactionSql } from 'postgres';
import { loadConfig } from './config.ts';
import { connect } from './postgres.ts';

const config = loadConfig();
const sql = connect(config, 'supabase', 1);
const SECOND = 1000;

let isEnding = false;
const troubles = new Map<string, string>();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, async () => {
    isEnding = true;
    await sql.end({ timeout: 1 });
    process.exit(0);
  });
}

const log = (text: string) => console.log(`${new Date().toISOString()} ${text}`);

/** As the service: what it may not do in production it may not do here. */
const asService = (work: (tx: TransactionSql) => Promise<Row[]>) =>
  sql.begin(async (tx) => {
    await tx`set local role service_role`;
    return work(tx);
  });

async function tick() {
  const [row] = await asService((tx) => tx`select public.tick() as ran`);
  const { ran, failed } = Object(row?.['ran']);
  if (ran?.length > 0 || failed?.length > 0) log(`tick ${JSON.stringify(row?.['ran'])}`);
}

async function hasMail() {
  const [row] = await asService((tx) => tx`select public.count_due_mail() > 0 as is_due`);
  return row?.['is_due'] === true;
}

async function hasDiscardedFiles() {
  const [row] = await asService((tx) => tx`select public.count_discarded_files() > 0 as is_due`);
  return row?.['is_due'] === true;
}

async function callFunction(name: 'deliver-mail' | 'purge-files') {
  const { secretKey } = config.secrets;
  const response = await fetch(`${config.apiUrl}/functions/v1/${name}`, {
    method: 'POST',
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
    signal: AbortSignal.timeout(30 * SECOND),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${name}: ${response.status} ${answer}`);
  log(`${name} ${answer}`);
}

/** An outage is told once, and its end too. */
async function attempt(what: string, work: () => Promise<void>) {
  try {
    await work();
    if (troubles.delete(what)) log(`${what}: works again`);
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    if (trouble !== troubles.get(what) && !isEnding) log(`${what}: failed: ${trouble}`);
    troubles.set(what, trouble);
  }
}

while (!isEnding) {
  const begin = Date.now();
  await attempt('jobs and mails', async () => {
    await tick();
    if (await hasMail()) await callFunction('deliver-mail');
  });
  await attempt('files', async () => {
    if (await hasDiscardedFiles()) await callFunction('purge-files');
  });
  await new Promise((resolve) => setTimeout(resolve, Math.max(50, SECOND - (Date.now() - begin))));
}
