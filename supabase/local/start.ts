// `npm start`: everything on one machine, as deployed. `--dev`: with hot reload. `--only a,b`: some parts.
import { parseArgs } from 'node:util';
import { m } from '#messages';
import { type LocalConfig, loadConfig } from './config.ts';
import { waitForFirstRelease } from './first-release.ts';
import { closeHome, openHome } from './home.ts';
import { endLeftovers } from './leftovers.ts';
import { logFile, rotate } from './logs.ts';
import { assertLoopbackOnly } from './loopback.ts';
import { PART_NAMES, type Part, type PartName } from './part.ts';
import { defineParts } from './parts.ts';
import { assertPortsFree } from './ports.ts';
import { describeStack, writeStackFile } from './stack-file.ts';
import { StartError } from './start-error.ts';
import { Supervisor } from './supervisor.ts';

const say = (line: string) => console.log(line);
const { values } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, only: { type: 'string' } },
});

function choose(parts: Part[], only: string | undefined): Part[] {
  if (only === undefined) return parts;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !PART_NAMES.some((known) => known === name));
  if (unknown !== undefined) {
    throw new StartError(m.app_stack_unknown_part({ name: unknown, names: PART_NAMES.join(', ') }));
  }
  return parts.filter((part) => names.includes(part.name));
}

async function start(config: LocalConfig): Promise<number> {
  const begin = Date.now();
  const parts = choose(defineParts(config, values.dev), values.only);
  openHome(config);
  await endLeftovers(config.home);
  const supervisor = new Supervisor(config.home, say);
  // Listen before anything is started: whoever presses Ctrl-C early is heard too.
  const asked = new Promise<'asked'>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => resolve('asked'));
    }
  });
  let isUp = false;
  try {
    await assertPortsFree(Object.assign({}, ...parts.map((part) => part.ports)));
    for (const part of parts) rotate(logFile(config.home, part.name));
    isUp = true;
    const started = startAll(config, supervisor, parts).then(() => 'started' as const);
    if ((await Promise.race([started, asked])) === 'started') {
      const seconds = ((Date.now() - begin) / 1000).toFixed(1).replace('.', ',');
      say(`\n${m.app_stack_all_ready({ seconds })}\n`);
      say(
        describeStack(
          config,
          parts.map((part) => part.name),
        ),
      );
      say(`\n${m.app_stack_how_to_stop({ home: config.home })}`);
      process.send?.('ready');
      await Promise.race([asked, supervisor.failed]);
    }
    say(`\n${m.app_stack_stopping()}`);
    return 0;
  } finally {
    await supervisor.stop();
    closeHome(config);
    if (isUp) say(m.app_stack_stopped({ home: config.home }));
  }
}

async function startAll(config: LocalConfig, supervisor: Supervisor, parts: Part[]) {
  await supervisor.start(parts);
  assertLoopbackOnly(Object.values(config.ports));
  const has = (name: PartName) => parts.some((part) => part.name === name);
  if (has('publisher') && !values.dev) {
    await Promise.race([waitForFirstRelease(config, say), supervisor.failed]);
  }
  if (has('publisher') && has('api')) {
    const { seed } = await import('./seed.ts');
    await seed(config);
  }
  const write = () => writeStackFile(config, supervisor.pids());
  supervisor.onRestart = write;
  write();
}

const major = Number(process.versions.node.split('.')[0]);
try {
  if (major < 24) throw new StartError(m.app_stack_old_node({ version: process.version }));
  process.exitCode = await start(loadConfig());
} catch (error) {
  // A StartError is written for the person who reads it; anything else is our fault and shows whole.
  console.error(
    `\n${error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
// An IPC channel of a parent would keep this process.
process.exit();
