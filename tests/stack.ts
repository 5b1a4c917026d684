// What a test may know of the running stack: the two files that the supervisor writes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Stack {
  siteUrl: string;
  previewUrl: string;
  cmsUrl: string;
  apiUrl: string;
  mailboxUrl: string;
  smtp: { host: string; port: number };
  publishableKey: string;
  demoAccounts: { name: string; role: string; email: string; password: string; where: string }[];
  pids: Record<string, number>;
  startedAt: string;
}

export const stackHome = (): string => process.env['PREAU_HOME'] ?? '.local';

function read<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(join(stackHome(), file), 'utf8'));
  } catch (cause) {
    throw new Error(`No running stack in ${stackHome()}: run npm start first`, { cause });
  }
}

export const readStack = (): Stack => read<Stack>('stack.json');

/** Keys and passwords of the local stack, for tests that act as the service or as the owner. */
export const readSecrets = (): Record<string, string> =>
  read<Record<string, string>>('secrets.json');
