// `npm run reset`: forgets the local data. The next start makes everything anew.
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { m } from '#messages';
import { fail } from './command.ts';
import { loadConfig } from './config.ts';
import { findHolder } from './home.ts';
import { endLeftovers } from './leftovers.ts';
import { dataDirectory, stopLeftover } from './postgres.ts';

/** What the stack puts there. Whatever else is in the folder is not ours to delete. */
const OURS = [
  'postgres',
  'storage',
  'mail',
  'cms-public',
  'content',
  'releases',
  'logs',
  'secrets.json',
  'stack.json',
  'running.json',
  'supervisor.pid',
  'version',
];

const config = loadConfig();
const holder = findHolder(config.home);
if (holder !== null) fail(m.app_stack_reset_running({ pid: holder }));

await endLeftovers(config.home);
await stopLeftover(dataDirectory(config));
for (const name of OURS) rmSync(join(config.home, name), { recursive: true, force: true });
if (existsSync(config.home) && readdirSync(config.home).length === 0) rmdirSync(config.home);
console.log(m.app_stack_reset_done({ home: config.home }));
