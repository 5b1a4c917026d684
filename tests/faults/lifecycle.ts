// `node tests/faults/lifecycle.ts [--only postgres,api,…] [--all] [--offset 8000]`
// Starts a stack of its own, kills each part, ends it in every way there is, and looks what is left.
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@supabase/supabase-js';
import { loadConfig, portsAt } from '../../supabase/local/config.ts';
import { BEYOND_OUTGOING } from '../own-stack.ts';
import { LocalStack, secondsUntil } from './local-stack.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'postgres,api,mail,functions,scheduler' },
    all: { type: 'boolean', default: false },
    offset: { type: 'string', default: String(BEYOND_OUTGOING + 1000) },
    home: { type: 'string', default: '.local/lifecycle' },
  },
});
const LIMIT = 10;
const offset = Number(values.offset);
const stack = new LocalStack(values.home, offset, values.all ? [] : values.only.split(','));
const ports = Object.values(portsAt(offset));

let passed = 0;
let failed = 0;
function check(what: string, isGood: boolean, detail = '') {
  if (isGood) passed++;
  else failed++;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${what}${detail === '' ? '' : ` (${detail})`}`);
  if (!isGood) console.log(stack.output.replace(/^/gm, '       | '));
}
const shown = (seconds: number | null) => (seconds === null ? 'never' : `${seconds.toFixed(1)} s`);

async function checkNothingLeft(after: string) {
  let left = '';
  const seconds = await secondsUntil(async () => {
    const processes = stack.processes();
    const used = await stack.portsInUse(ports);
    left = `processes ${processes.join(' ')}, ports ${used.join(' ')}`;
    return processes.length === 0 && used.length === 0;
  }, LIMIT);
  check(`after ${after} no process and no port is left`, seconds !== null, shown(seconds));
  if (seconds === null) console.log(`       left: ${left}`);
}

async function checkComesBack(part: string) {
  const before = stack.pids()[part];
  if (before === undefined) return check(`${part} is running`, false);
  process.kill(before, 'SIGKILL');
  const seconds = await secondsUntil(() => {
    const now = stack.pids()[part];
    return now !== undefined && now !== before;
  }, 90);
  check(`${part} comes back by itself after kill -9`, seconds !== null, shown(seconds));
}

function service() {
  const config = loadConfig({ PREAU_HOME: stack.home, PREAU_PORT_OFFSET: String(offset) });
  const auth = { persistSession: false, autoRefreshToken: false };
  return createClient(config.apiUrl, config.secrets.secretKey, { auth });
}

const email = 'lifecycle@preau.test';
const isThere = async () => {
  const { data } = await service().auth.admin.listUsers();
  return data.users.some((user) => user.email === email);
};

rmSync(stack.home, { recursive: true, force: true });
console.log(`A stack of its own: ${stack.home}, ports + ${offset}\n`);

check('first start', true, shown(await stack.start()));
await service().rpc('permit_account', { courriel: email });
await service().auth.admin.createUser({ email, password: 'Une-phrase-1', email_confirm: true });
for (const part of Object.keys(stack.pids()).filter((name) => name !== 'supervisor')) {
  // The keeper is not in the table again until a part restarts; it is looked at below.
  if (part !== 'keeper') await checkComesBack(part);
}
const answered = await secondsUntil(isThere, 15);
check('the API answers again, with what was stored', answered !== null, shown(answered));

stack.child?.kill('SIGINT');
await checkNothingLeft('Ctrl-C');
check('it ends without an error', (await stack.ended()) === 0);

check('second start', true, shown(await stack.start()));
check('the second start finds the data', await isThere());
stack.child?.kill('SIGKILL');
await checkNothingLeft('kill -9 of the supervisor');

check('start after kill -9', true, shown(await stack.start()));
const { keeper = 0, supervisor = 0 } = stack.pids();
process.kill(keeper, 'SIGKILL');
process.kill(supervisor, 'SIGKILL');
await stack.ended();
check('start with everything left over', true, shown(await stack.start()));
check('the data survived that too', await isThere());

const rounds = ['mail', 'scheduler'].find((name) => stack.pids()[name] !== undefined) ?? 'api';
let last = 0;
const gaveUp = secondsUntil(() => {
  const pid = stack.pids()[rounds];
  if (pid !== undefined && pid !== last) {
    last = pid;
    process.kill(pid, 'SIGKILL');
  }
  return stack.child?.exitCode !== null;
}, 60);
check(
  'five deaths in a minute end everything',
  (await gaveUp) !== null && (await stack.ended()) === 1,
);
check('with the reason and the log', stack.output.includes(`logs/${rounds}.log`));
await checkNothingLeft('giving up');

const squatter = createServer().listen(portsAt(offset).postgres, '127.0.0.1');
stack.run('supabase/local/start.ts', ['--only', 'postgres']);
check('a taken port ends the start', (await stack.ended()) === 1);
check('its message names the port and the way out', /PREAU_PORT_OFFSET/.test(stack.output));
squatter.close();

writeFileSync(join(stack.home, 'version'), '0\n');
stack.run('supabase/local/start.ts', ['--only', 'postgres']);
check('data of another version end the start', (await stack.ended()) === 1);
check('its message names the way out', stack.output.includes('npm run reset'));

stack.run('supabase/local/reset.ts');
check('npm run reset forgets all', (await stack.ended()) === 0);
await checkNothingLeft('all of this');

rmSync(stack.home, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
