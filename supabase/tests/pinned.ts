import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares with a committed file, which is read in review. `UPDATE_PINS=1 npm test` writes it anew.
 */
export function assertPinned(name: string, actual: unknown): void {
  const file = join(import.meta.dirname, name);
  const text = `${JSON.stringify(actual, null, 2)}\n`;
  if (process.env['UPDATE_PINS']) writeFileSync(file, text);
  assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(file, 'utf8')));
}
