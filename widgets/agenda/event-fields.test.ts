import { expect, test } from 'vitest';
import { blankEvent, type EventFields, readFields } from './event-fields.ts';

const fields = (more: Partial<EventFields> = {}): EventFields => ({
  ...blankEvent(),
  ...{ title: 'Atelier', zone: 'Europe/Paris', day: '2026-12-10', start: '14:00', end: '16:00' },
  place: 'Mairie',
  ...more,
});
const errors = (more: Partial<EventFields>) =>
  Object.fromEntries(
    Object.entries(readFields(fields(more)).errors ?? {}).map(([name, sentence]) => [
      name,
      sentence.replaceAll(/[\u00a0\u202f]/g, ' '),
    ]),
  );
const span = (more: Partial<EventFields>) => {
  const { event } = readFields(fields(more));
  return [event?.startsAt.toISOString(), event?.endsAt.toISOString()];
};

test('what is typed is in the event’s own zone', () => {
  expect(span({})).toEqual(['2026-12-10T13:00:00.000Z', '2026-12-10T15:00:00.000Z']);
  expect(span({ zone: 'Indian/Reunion' })).toEqual([
    '2026-12-10T10:00:00.000Z',
    '2026-12-10T12:00:00.000Z',
  ]);
  expect(span({ endDay: '2026-12-11', end: '09:00' })[1]).toBe('2026-12-11T08:00:00.000Z');
});

test.each(['2026-03-29', '2027-03-28'])(
  'an hour that does not exist on the night of %s is refused with the nearest hours',
  (day) => {
    const sentence =
      'Cette nuit-là, on avance les montres : cette heure n’existe pas. Choisissez 1 h 59 au plus tard, ou 3 h au plus tôt.';
    expect(errors({ day, start: '02:30', end: '04:00' })).toEqual({ start: sentence });
    expect(errors({ day, start: '01:00', end: '02:00' })).toEqual({ end: sentence });
    // Elsewhere it does exist.
    expect(errors({ day, start: '02:30', end: '04:00', zone: 'Indian/Reunion' })).toEqual({});
  },
);

test('an hour that comes twice in October asks which', () => {
  const night = { day: '2026-10-25', start: '02:30', end: '04:00' };
  expect(Object.keys(errors(night))).toEqual(['start']);
  expect(span({ ...night, startTurn: 'first' })[0]).toBe('2026-10-25T00:30:00.000Z');
  expect(span({ ...night, startTurn: 'second' })[0]).toBe('2026-10-25T01:30:00.000Z');
  // From the first half past two to the second one is an hour.
  const hour = { ...night, end: '02:30', startTurn: 'first', endTurn: 'second' } as const;
  expect(errors(hour)).toEqual({});
  expect(Object.keys(errors({ ...hour, startTurn: 'second', endTurn: 'first' }))).toEqual(['end']);
});

test('an event that ends before it begins is refused with a sentence', () => {
  const sentence =
    'La fin doit venir après le début. Changez l’heure de fin, ou indiquez un autre jour de fin.';
  expect(errors({ end: '13:00' })).toEqual({ end: sentence });
  expect(errors({ end: '14:00' })).toEqual({ end: sentence });
  expect(errors({ endDay: '2026-12-09' })).toEqual({ end: sentence });
});

test.each<[Partial<EventFields>, string]>([
  [{ title: ' ' }, 'title'],
  [{ title: 'x'.repeat(201) }, 'title'],
  [{ description: 'x'.repeat(5001) }, 'description'],
  [{ day: '' }, 'day'],
  [{ start: '' }, 'start'],
  [{ end: '' }, 'end'],
  [{ endDay: '2027-01-11' }, 'endDay'],
  [{ place: '' }, 'place'],
  [{ place: 'x'.repeat(301) }, 'place'],
  [{ link: 'http://meet.example' }, 'link'],
  [{ link: 'javascript:alert(1)' }, 'link'],
  [{ needsRegistration: true, capacity: '0' }, 'capacity'],
  [{ needsRegistration: true, capacity: '2,5' }, 'capacity'],
  [{ needsRegistration: true, closesDay: '2026-12-11', closesTime: '10:00' }, 'closesDay'],
  [{ needsRegistration: true, closesDay: '2026-12-01' }, 'closesTime'],
])('%j has one thing to put right', (more, field) => {
  expect(Object.keys(errors(more))).toEqual([field]);
});

test('without registration, what was typed about places is left out', () => {
  const { event } = readFields(fields({ capacity: '-3', closesDay: 'x' }));
  expect([event?.capacity, event?.registrationClosesAt]).toEqual([null, null]);
});
