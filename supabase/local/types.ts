import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseUrl, startCluster, TEMPLATE } from '../tests/cluster.ts';
import { PROJECT_ROOT } from './config.ts';

const FILE = join(import.meta.dirname, '../types.ts');

/** An installed tool, wherever the caller's PATH leads. */
export const tool = (name: string) => join(PROJECT_ROOT, 'node_modules/.bin', name);

const run = (name: string, args: string[], input?: string) =>
  execFileSync(tool(name), args, {
    encoding: 'utf8',
    input,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });

/** The types of the exposed schema, as the Supabase CLI reads them from a migrated database. */
export function generateTypes(url: string): string {
  const types = run('supabase', [
    ...['gen', 'types', '--lang', 'typescript', '--schema', 'public', '--db-url', url],
  ]);
  // The CLI prints its notices before them, to the same stream.
  const start = types.indexOf('export type Json');
  return run('biome', ['format', '--stdin-file-path=generated.ts'], types.slice(start));
}

export const committedTypes = () => readFileSync(FILE, 'utf8');

if (import.meta.main) {
  const cluster = await startCluster();
  const types = generateTypes(databaseUrl(cluster.port, TEMPLATE));
  await cluster.stop();
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, types);
  } else if (types !== committedTypes()) {
    console.error('supabase/types.ts ne suit plus les migrations : lancez « npm run types ».');
    process.exit(1);
  }
}
