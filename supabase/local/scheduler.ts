// What pg_cron does in production: the timed jobs, and the mails that wait.
import type { Row, TransactionSql } from 'postgres';
import { loadConfig } from './config.ts';
import { connect } from './postgres.ts';

const config = loadConfig();
const sql = connect(config, 'supabase', 1);
const SECOND = 1000;

let isEnding = false;
let lastTrouble = '';
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

async function deliver() {
  const { secretKey } = config.secrets;
  const response = await fetch(`${config.apiUrl}/functions/v1/deliver-mail`, {
    method: 'POST',
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
    signal: AbortSignal.timeout(30 * SECOND),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`deliver-mail: ${response.status} ${answer}`);
  log(`deliver-mail ${answer}`);
}

/** An outage is told once, and its end too. */
async function attempt(work: () => Promise<void>) {
  try {
    await work();
    if (lastTrouble !== '') log('works again');
    lastTrouble = '';
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    if (trouble !== lastTrouble && !isEnding) log(`failed: ${trouble}`);
    lastTrouble = trouble;
  }
}

while (!isEnding) {
  const begin = Date.now();
  await attempt(async () => {
    await tick();
    if (await hasMail()) await deliver();
  });
  await new Promise((resolve) => setTimeout(resolve, Math.max(50, SECOND - (Date.now() - begin))));
}
