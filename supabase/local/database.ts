import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getAuthSchemaSql,
  getMigrationHistorySchemaSql,
  getStorageSchemaSql,
} from '@supabase/lite';
import type { Sql, TransactionSql } from 'postgres';

const MIGRATIONS = join(import.meta.dirname, '../migrations');
/** Any constant serves, as long as all who migrate one database use the same. */
const MIGRATION_LOCK = 20_260_000;

const local = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

/** Creates the history's tables before the index that needs them: lite lists them the other way round. */
function historySql() {
  const statements = getMigrationHistorySchemaSql('pg').split(/;\s*(?=CREATE )/);
  const isIndex = (statement: string) => statement.startsWith('CREATE UNIQUE INDEX');
  return [...statements.filter((s) => !isIndex(s)), ...statements.filter(isIndex)]
    .map((statement) => statement.replace(/;\s*$/, ''))
    .join(';\n');
}

/** Makes a bare database look like a new Supabase project. The connection must be a superuser's. */
export async function bootstrap(sql: Sql): Promise<void> {
  await locked(sql, async (tx) => {
    await tx.unsafe(local('bootstrap.sql'));
    await tx.unsafe(getAuthSchemaSql());
    await tx.unsafe(getStorageSchemaSql());
    await tx.unsafe(historySql());
    await tx.unsafe(local('bootstrap-auth.sql'));
  });
}

/** Bootstraps, then applies what `supabase/migrations` holds and the database does not. Gives the versions applied now. */
export async function migrate(sql: Sql, folder = MIGRATIONS): Promise<string[]> {
  await bootstrap(sql);
  const applied: string[] = [];
  for (const file of listMigrations(folder)) {
    await locked(sql, async (tx) => {
      const known = await tx`
        select from supabase_migrations.schema_migrations where version = ${file.version}`;
      if (known.length > 0) return;
      await apply(tx, file);
      applied.push(file.version);
    });
  }
  return applied;
}

type MigrationFile = { version: string; name: string; text: string };

function listMigrations(folder: string): MigrationFile[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
      if (version === undefined || name === undefined) return [];
      return [{ version, name, text: readFileSync(join(folder, file), 'utf8') }];
    })
    .sort((a, b) => a.version.localeCompare(b.version));
}

async function apply(tx: TransactionSql, { version, name, text }: MigrationFile) {
  // `supabase db push` runs migrations as postgres, who is no superuser there either.
  await tx.unsafe('set local role postgres; set local search_path = "$user", public, extensions');
  try {
    await tx.unsafe(text);
  } catch (error) {
    throw new Error(`La migration ${version}_${name}.sql a échoué : ${place(error, text)}`, {
      cause: error,
    });
  }
  await tx`
    insert into supabase_migrations.schema_migrations (version, name, statements)
    values (${version}, ${name}, ${[text]})`;
}

function place(error: unknown, text: string) {
  if (!(error instanceof Error)) return String(error);
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  if (!Number.isFinite(position)) return error.message;
  const line = text.slice(0, position).split('\n').length;
  return `${error.message} (ligne ${line})`;
}

async function locked(sql: Sql, work: (tx: TransactionSql) => Promise<void>) {
  await sql.begin(async (tx) => {
    await tx.unsafe(`set local client_min_messages = warning`);
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await work(tx);
  });
}
