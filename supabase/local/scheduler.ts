// What pg_cron does in production: the timed jobs, and the mails that wait.
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

/** Runs the jobs that are due, as the service: what it may not do in production it may not do here. */
async function tick() {
  const [row] = await sql.begin(async (tx) => {
    await tx`set local role service_role`;
    return tx`select public.tick() as ran`;
  });
  const ran: unknown = row?.['ran'];
  if (ran !== null && JSON.stringify(ran).length > 2) log(`tick ${JSON.stringify(ran)}`);
}

async function hasMail() {
  const [row] = await sql`
    select exists (
      select from app.mail_outbox
      where sent_at is null and failed_at is null and next_attempt_at <= app.clock()
    ) as is_due`;
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
