import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const TOO_LONG = 5_000_000;

export const logFile = (home: string, name: string) => join(home, 'logs', `${name}.log`);

export function lastLines(file: string, count = 15): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** Keeps one older file, so that logs do not fill the disk. */
export function rotate(file: string): void {
  if (existsSync(file) && statSync(file).size > TOO_LONG) renameSync(file, `${file}.1`);
}
