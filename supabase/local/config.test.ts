import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig, parsePortOffset } from './config.ts';

function someHome() {
  const home = mkdtempSync(join(tmpdir(), 'preau-config-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  return home;
}

test('secrets are made once, and nobody else may read them', () => {
  const PREAU_HOME = someHome();
  const first = loadConfig({ PREAU_HOME });
  expect(loadConfig({ PREAU_HOME }).secrets).toEqual(first.secrets);
  expect(statSync(join(PREAU_HOME, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(first.secrets.publishableKey).toMatch(/^sb_publishable_[\w-]{22}_[\w-]{8}$/);
  const made = Object.values(JSON.parse(readFileSync(join(PREAU_HOME, 'secrets.json'), 'utf8')));
  expect(new Set(made).size).toBe(made.length);
});

test('one offset moves every port', () => {
  const PREAU_HOME = someHome();
  const moved = loadConfig({ PREAU_HOME, PREAU_PORT_OFFSET: '100' });
  expect(moved.siteUrl).toBe('http://127.0.0.1:4421');
  expect(moved.databaseUrl).toContain('@127.0.0.1:54422/supabase');
  const usual = loadConfig({ PREAU_HOME });
  for (const [name, port] of Object.entries(usual.ports)) {
    expect(Object.entries(moved.ports)).toContainEqual([name, port + 100]);
  }
});

test.each(['x', '-1', '1.5', '20000'])('the offset %s is refused with an example', (value) => {
  expect(() => parsePortOffset(value)).toThrow('PREAU_PORT_OFFSET=100');
});
