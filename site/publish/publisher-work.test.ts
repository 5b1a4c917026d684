import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { Publisher } from './publisher-work.ts';
import { temporaryFolder, writeRelease } from './release-fixture.ts';
import { serveRelease } from './releases.ts';

/** A database with release 4 before the live one, 5. */
function database(): Database {
  const none = async () => undefined;
  return {
    moment: async () => ({
      now: new Date('2026-11-25T09:00:00Z'),
      nextOpening: undefined,
      live: 5,
    }),
    courseFigures: none,
    prepare: async () => 6,
    flip: none,
    rollBack: async (swap) => {
      await swap(4);
      return 4;
    },
    editorReport: none,
    keepContactAddress: none,
    keepHelpPages: none,
    reportFailure: none,
    end: none,
  };
}

async function publisher() {
  const folder = await temporaryFolder();
  for (const id of [4, 5]) await writeRelease(folder.path, id, { 'index.html': String(id) });
  await serveRelease(folder.path, 5);
  const means = {
    releasesDir: folder.path,
    contentDir: folder.path,
    answerKeyToken: '',
    database: database(),
    storage: { keep: async () => 0 },
  };
  return {
    publisher: new Publisher(means),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

test('a roll-back of what somebody saw goes, is held and is remembered', async () => {
  await using at = await publisher();
  expect(await at.publisher.rollBack(5)).toBe(4);
  const { live, isHeld, history, step } = await at.publisher.siteState();
  expect({ live, isHeld, step }).toEqual({ live: 4, isHeld: true, step: null });
  expect(history).toMatchObject([{ outcome: 'rolled-back', live: 4 }]);
});

test('what was published since is not taken away by somebody who has not seen it', async () => {
  await using at = await publisher();
  await expect(at.publisher.rollBack(3)).rejects.toThrow(/la version 5 a été publiée/);
  const { live, isHeld, step } = await at.publisher.siteState();
  expect({ live, isHeld, step }).toEqual({ live: 5, isHeld: false, step: null });
});
