import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { takeTurn } from './build-lock.ts';
import { temporaryFolder } from './release-fixture.ts';

test('two builds take turns', async () => {
  await using folder = await temporaryFolder();
  const steps: string[] = [];
  const build = (name: string) =>
    takeTurn(`${folder.path}/lock`, async () => {
      steps.push(`${name} begins`);
      await new Promise(setImmediate);
      steps.push(`${name} ends`);
    });
  await Promise.all([build('a'), build('b')]);
  const [first, second, third, fourth] = steps.map((step) => step.split(' ')[0]);
  expect([first, third]).toEqual([second, fourth]);
});

test('a build that failed, or was killed, leaves the way free', async () => {
  await using folder = await temporaryFolder();
  const lock = `${folder.path}/lock`;
  await expect(takeTurn(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const dead = spawn(process.execPath, ['--eval', '']);
  await once(dead, 'exit');
  await writeFile(lock, String(dead.pid));
  await expect(takeTurn(lock, async () => 'free')).resolves.toBe('free');
});
