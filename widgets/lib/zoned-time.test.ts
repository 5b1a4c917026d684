import { expect, test } from 'vitest';
import { instantsAt, localTime, nearestTimes, offsetName } from './zoned-time.ts';

const PARIS = 'Europe/Paris';
const at = (local: string, zone = PARIS) =>
  instantsAt(local, zone).map((instant) => instant.toISOString());

test.each([
  ['2026-12-10T14:00', PARIS, '2026-12-10T13:00:00.000Z'],
  ['2026-07-10T14:00', PARIS, '2026-07-10T12:00:00.000Z'],
  ['2026-07-10T14:00', 'Indian/Reunion', '2026-07-10T10:00:00.000Z'],
  ['2026-07-10T14:00', 'America/Martinique', '2026-07-10T18:00:00.000Z'],
  ['2026-07-10T23:30', 'Pacific/Noumea', '2026-07-10T12:30:00.000Z'],
  ['2028-02-29T00:00', PARIS, '2028-02-28T23:00:00.000Z'],
  // Around both nights of summer time.
  ['2026-03-29T01:59', PARIS, '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', PARIS, '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T01:59', PARIS, '2026-10-24T23:59:00.000Z'],
  ['2026-10-25T03:00', PARIS, '2026-10-25T02:00:00.000Z'],
])('%s in %s is one instant', (local, zone, instant) => {
  expect(at(local, zone)).toEqual([instant]);
  expect(localTime(new Date(instant), zone)).toBe(local);
});

test.each(['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59', '2027-03-28T02:30'])(
  '%s does not exist in Paris, and has its neighbours',
  (local) => {
    expect(at(local)).toEqual([]);
    const day = local.slice(0, 11);
    expect(nearestTimes(local, PARIS).map((instant) => localTime(instant, PARIS))).toEqual([
      `${day}01:59`,
      `${day}03:00`,
    ]);
  },
);

test.each(['2026-10-25T02:00', '2026-10-25T02:30', '2026-10-25T02:59'])(
  '%s comes twice in Paris, an hour apart',
  (local) => {
    const [first, second] = instantsAt(local, PARIS);
    expect(Number(second) - Number(first)).toBe(3_600_000);
    expect(offsetName(first ?? new Date(), PARIS)).toBe('UTC+02:00');
    expect(offsetName(second ?? new Date(), PARIS)).toBe('UTC+01:00');
  },
);

test('a night of half an hour, and a zone without summer time', () => {
  expect(at('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual([]);
  expect(at('2026-03-29T02:30', 'Indian/Reunion')).toEqual(['2026-03-28T22:30:00.000Z']);
  expect(offsetName(new Date('2026-01-01'), 'Pacific/Marquesas')).toBe('UTC−09:30');
});

test.each(['', 'T', '2026-13-01T10:00', '2026-12-10T25:00'])('%j is no time', (local) => {
  expect(at(local)).toEqual([]);
});
