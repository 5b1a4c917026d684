import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from './config.ts';
import { findClosedFolder, openHome } from './home.ts';

function someFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'preau-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  return folder;
}

const stranger = { uid: 12_345, gid: 12_345 };

test('the folder that a user may not enter is named with its mode', () => {
  const folder = someFolder();
  mkdirSync(join(folder, 'closed/inside'), { recursive: true });
  expect(findClosedFolder(join(folder, 'closed/inside'), stranger)).toBeNull();
  chmodSync(join(folder, 'closed'), 0o700);
  expect(findClosedFolder(join(folder, 'closed/inside'), stranger)).toEqual({
    folder: join(folder, 'closed'),
    mode: '0700',
  });
});

test('data of another version are refused, with the way out', () => {
  const home = someFolder();
  const config = loadConfig({ PREAU_HOME: home });
  openHome(config);
  mkdirSync(join(home, 'postgres'));
  openHome(config);
  writeFileSync(join(home, 'version'), '0\n');
  expect(() => openHome(config)).toThrow('npm run reset');
});
