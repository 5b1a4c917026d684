import type { Sql } from 'postgres';
import { m } from '#messages';
import { loadConfig } from './config.ts';
import { connect, isPostgresReady } from './postgres.ts';

/** Ends a command with a sentence for the person who typed it. */
export function fail(message: string): never {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a command's work on the database of the local stack, and nothing else: never a remote one. */
export async function withLocalDatabase(work: (sql: Sql) => Promise<void>): Promise<void> {
  const config = loadConfig();
  if (!(await isPostgresReady(config))) fail(m.app_stack_not_running({ home: config.home }));
  const sql = connect(config);
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
