import { expect, test } from 'vitest';
import { conformityOf } from './conformity.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const audit = {
  date: '2026-10-01',
  rate: 75,
  auditor: 'Cabinet Clairvue',
  faults: '',
  exemptions: '',
  tools: '',
  pages: '',
  planUrl: '',
};
const stateOf = (change: Partial<typeof audit> | { date: null } | { rate: null }, now = NOW) =>
  conformityOf({ ...audit, ...change }, now).state;

test.each([
  [0, 'none'],
  [49.9, 'none'],
  [50, 'partial'],
  [99.9, 'partial'],
  [100, 'full'],
])('a rate of %d %% makes the site: %s', (rate, state) => {
  expect(stateOf({ rate })).toBe(state);
});

test('an audit that is not dated, not rated or not signed does not count', () => {
  for (const change of [{ date: null }, { rate: null }, { auditor: '  ' }]) {
    expect(stateOf({ rate: 100, ...change })).toBe('none');
  }
});

test('an audit counts from its day, for three years', () => {
  const at = (instant: string) => conformityOf(audit, new Date(instant));
  expect(at('2026-09-30T23:59:59Z')).toMatchObject({ state: 'none', isOutdated: false });
  expect(at('2026-10-01T00:00:00Z')).toMatchObject({ state: 'partial', isOutdated: false });
  expect(at('2029-09-30T23:59:59Z')).toMatchObject({ state: 'partial', isOutdated: false });
  expect(at('2029-10-01T00:00:00Z')).toMatchObject({ state: 'none', isOutdated: true });
});
