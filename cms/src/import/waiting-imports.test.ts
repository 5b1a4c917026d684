import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WaitingImports } from './waiting-imports.ts';

test('a folder waits for its editor alone, and goes when it is dropped, replaced or late', () => {
  let now = 0;
  const imports = new WaitingImports(`unit-${process.pid}`, () => now);
  const folder = imports.open(1);
  expect(statSync(folder).mode & 0o077).toBe(0);
  const word = imports.keep(1, folder, folder);
  expect(word.length).toBeGreaterThan(30);
  expect(imports.find(1, word)).toBe(folder);
  expect(imports.find(2, word)).toBeNull();
  expect(imports.find(1, 'autre')).toBeNull();

  const next = imports.open(1);
  expect(existsSync(folder)).toBe(false);
  expect(imports.find(1, word)).toBeNull();

  const late = imports.keep(1, next, next);
  now += 31 * 60 * 1000;
  expect(imports.find(1, late)).toBeNull();
  expect(existsSync(next)).toBe(false);
});
