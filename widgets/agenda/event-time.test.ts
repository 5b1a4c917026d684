import { expect, test } from 'vitest';
import { timesOf } from './event-time.ts';

const NOW = new Date('2026-01-05T12:00:00Z');
const PARIS = 'Europe/Paris';

const plain = (lines: string[]) => lines.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '));
const times = (starts: string, ends: string, zone = PARIS, own = PARIS) =>
  plain(timesOf({ startsAt: new Date(starts), endsAt: new Date(ends), zone }, NOW, own));

test('in Paris alone, where nobody is elsewhere', () => {
  expect(times('2026-12-10T13:00Z', '2026-12-10T15:30Z')).toEqual([
    'jeudi 10 décembre, de 14 h à 16 h 30 (heure de Paris, UTC+01:00)',
  ]);
  expect(times('2026-12-10T13:00Z', '2026-12-11T15:00Z')).toEqual([
    'du jeudi 10 décembre à 14 h au vendredi 11 décembre à 16 h (heure de Paris, UTC+01:00)',
  ]);
});

test('with the offset of that date, on both nights of summer time', () => {
  expect(times('2026-03-29T00:30Z', '2026-03-29T01:30Z')).toEqual([
    'dimanche 29 mars, de 1 h 30 à 3 h 30 (heure de Paris, UTC+01:00 puis UTC+02:00)',
  ]);
  expect(times('2026-10-25T00:30Z', '2026-10-25T01:30Z')).toEqual([
    'dimanche 25 octobre, de 2 h 30 à 2 h 30 (heure de Paris, UTC+02:00 puis UTC+01:00)',
  ]);
});

test('where the event is, and where the reader is', () => {
  expect(
    times('2026-12-10T06:00Z', '2026-12-10T07:00Z', 'Indian/Reunion', 'America/Martinique'),
  ).toEqual([
    'jeudi 10 décembre, de 7 h à 8 h (heure de Paris, UTC+01:00)',
    'heure de La Réunion : jeudi 10 décembre, de 10 h à 11 h (UTC+04:00)',
    'chez vous : jeudi 10 décembre, de 2 h à 3 h (UTC−04:00)',
  ]);
});

test('a clock that shows the same is not told twice', () => {
  expect(times('2026-12-10T06:00Z', '2026-12-10T07:00Z', PARIS, 'Europe/Madrid')).toHaveLength(1);
  expect(
    times('2026-12-10T06:00Z', '2026-12-10T07:00Z', 'Indian/Reunion', 'Indian/Reunion'),
  ).toEqual([
    'jeudi 10 décembre, de 7 h à 8 h (heure de Paris, UTC+01:00)',
    'chez vous : jeudi 10 décembre, de 10 h à 11 h (UTC+04:00)',
  ]);
});
