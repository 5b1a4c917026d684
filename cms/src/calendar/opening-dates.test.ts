import { expect, test } from 'vitest';
import { type Dated, filled, shifted, warningsOf } from './opening-dates';

const module = (id: string, opensAt: string | null): Dated => ({
  kind: 'module',
  id,
  title: id,
  moduleId: id,
  opensAt,
});
const lesson = (id: string, moduleId: string, opensAt: string): Dated => ({
  kind: 'lesson',
  id,
  title: id,
  moduleId,
  opensAt,
});
const three = [module('a', null), module('b', null), module('c', null)];
const after = (changes: { after: string }[]) => changes.map((change) => change.after);
const rhythm = (day: string, extra = {}) => ({
  start: { day, time: '09:00' },
  everyWeeks: 1,
  skipped: [],
  ...extra,
});

test('nine in the morning stays nine in the morning when the clocks go forward', () => {
  expect(after(filled(three, rhythm('2027-03-22')))).toEqual([
    '2027-03-22T08:00:00.000Z',
    '2027-03-29T07:00:00.000Z',
    '2027-04-05T07:00:00.000Z',
  ]);
});

test('and when they go back', () => {
  expect(after(filled(three, rhythm('2027-10-25')))).toEqual([
    '2027-10-25T07:00:00.000Z',
    '2027-11-01T08:00:00.000Z',
    '2027-11-08T08:00:00.000Z',
  ]);
});

test('every second week, and not in the weeks that are left out', () => {
  const changes = filled(three, rhythm('2026-12-07', { everyWeeks: 2, skipped: ['2026-12-24'] }));
  expect(after(changes)).toEqual([
    '2026-12-07T08:00:00.000Z',
    '2026-12-28T08:00:00.000Z',
    '2027-01-11T08:00:00.000Z',
  ]);
});

test('a start in a week that is left out waits for the next', () => {
  const changes = filled(three, rhythm('2026-12-23', { skipped: ['2026-12-21', '2026-12-28'] }));
  expect(after(changes)[0]).toBe('2027-01-06T08:00:00.000Z');
});

test('a fill leaves alone what stands there already, and lessons with a date of their own', () => {
  const rows = [
    module('a', '2026-12-07T08:00:00Z'),
    lesson('a1', 'a', '2026-12-09T08:00:00.000Z'),
    module('b', null),
  ];
  expect(filled(rows, rhythm('2026-12-07')).map(({ id }) => id)).toEqual(['b']);
});

test.each([
  ['forward', '2027-03-22T08:00:00.000Z', 7, '2027-03-29T07:00:00.000Z'],
  ['back', '2027-10-25T07:00:00.000Z', 7, '2027-11-01T08:00:00.000Z'],
  ['back, the other way', '2027-11-01T08:00:00.000Z', -7, '2027-10-25T07:00:00.000Z'],
  ['not at all', '2026-11-30T08:00:00.000Z', 1, '2026-12-01T08:00:00.000Z'],
])('a shift keeps the hour when the clocks go %s', (_, from, days, to) => {
  expect(after(shifted([module('a', from)], days))).toEqual([to]);
});

test('a shift from a module on moves it, its lessons and what follows; no date stays none', () => {
  const rows = [
    module('a', '2026-12-07T08:00:00.000Z'),
    lesson('a1', 'a', '2026-12-09T08:00:00.000Z'),
    module('b', '2026-12-14T08:00:00.000Z'),
    lesson('b1', 'b', '2026-12-16T08:00:00.000Z'),
    module('c', null),
    module('d', '2026-12-28T08:00:00.000Z'),
  ];
  expect(shifted(rows, 7, 'b').map(({ id }) => id)).toEqual(['b', 'b1', 'd']);
  expect(shifted(rows, 7).map(({ id }) => id)).toEqual(['a', 'a1', 'b', 'b1', 'd']);
  expect(shifted(rows, 0)).toEqual([]);
});

const NOW = new Date('2026-12-10T12:00:00Z');
const warned = (rows: Dated[], days: number, from?: string) =>
  warningsOf(rows, shifted(rows, days, from), NOW).map(({ id, sentence }) => [
    id,
    sentence.split(' :')[0],
  ]);

test('what would close again, open at once or come out of order is said', () => {
  const rows = [module('a', '2026-12-07T08:00:00.000Z'), module('b', '2026-12-14T08:00:00.000Z')];
  expect(warned(rows, 7)).toEqual([['a', 'Se refermerait']]);
  expect(warned(rows, -5, 'b')).toEqual([['b', 'S’ouvrirait tout de suite']]);
  expect(warned(rows, -10, 'b')).toEqual([
    ['b', 'S’ouvrirait tout de suite'],
    ['b', 'S’ouvrirait avant le module qui le précède.'],
  ]);
  expect(warned(rows, 1, 'b')).toEqual([]);
});

test('a lesson of its own date that would open before its module is named', () => {
  const rows = [
    module('a', '2026-12-14T08:00:00.000Z'),
    lesson('a1', 'a', '2026-12-15T08:00:00.000Z'),
  ];
  const changes = filled(rows, rhythm('2026-12-21'));
  expect(warningsOf(rows, changes, NOW)).toEqual([
    { id: 'a1', sentence: 'Cette séquence s’ouvrirait avant son module.' },
  ]);
});
