import { expect, test } from 'vitest';
import { type NewRecord, readHistory, remember, withRecord } from './history.ts';
import { temporaryFolder } from './release-fixture.ts';

const record = (extra: Partial<NewRecord> = {}): NewRecord => ({
  at: '2026-11-25T09:00:00.000Z',
  reasons: ['webhook'],
  outcome: 'changed',
  live: 1,
  seconds: 9,
  failure: null,
  ...extra,
});
const failed = (message: string, at: string) =>
  record({ outcome: 'failed', at, failure: { message, at } });

test('what happened is found again by whoever looks later, the newest first', async () => {
  await using folder = await temporaryFolder();
  expect(await readHistory(folder.path)).toEqual([]);
  await remember(folder.path, record());
  await remember(folder.path, failed('leçon « intro » : …', '2026-11-25T10:00:00.000Z'));
  expect((await readHistory(folder.path)).map(({ outcome }) => outcome)).toEqual([
    'failed',
    'changed',
  ]);
});

test('twenty are kept', () => {
  let history = withRecord([], record({ live: 0 }));
  for (let live = 1; live < 30; live += 1) history = withRecord(history, record({ live }));
  expect(history).toHaveLength(20);
  expect(history[0]?.live).toBe(29);
});

test('the same fault again is one line, with its first hour and its last', () => {
  const first = withRecord([], failed('a', '2026-11-25T09:00:00.000Z'));
  const second = withRecord(first, failed('a', '2026-11-25T10:00:00.000Z'));
  expect(second).toMatchObject([
    { since: '2026-11-25T09:00:00.000Z', at: '2026-11-25T10:00:00.000Z', times: 2 },
  ]);
  expect(withRecord(second, failed('b', '2026-11-25T11:00:00.000Z'))).toHaveLength(2);
});

test('two changes are two lines', () => {
  expect(withRecord(withRecord([], record()), record())).toHaveLength(2);
});
