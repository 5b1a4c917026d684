import { expect, test } from 'vitest';
import { feedCalendar } from './feed-calendar.ts';
import type { Openings } from './openings-calendar.ts';

const setting = { siteUrl: 'https://mooc.example', locale: 'fr' as const };
const NOW = new Date('2026-11-25T12:00:00Z');

const opening = (more: Partial<Openings[number]> = {}): Openings[number] => ({
  id: 'm1',
  module: 'La commune',
  course: 'La commune est à nous',
  href: '/cours/commune/',
  opens_at: new Date('2026-11-30T08:00:00Z'),
  ...more,
});

const write = (...openings: Openings) =>
  feedCalendar({ community: null, openings, events: [] }, setting, NOW);

/** RFC 5545 by its letter: lines end in CRLF, none is longer than 75 octets, folds are undone. */
function linesOf(calendar: string): [name: string, value: string][] {
  expect(calendar.endsWith('\r\n')).toBe(true);
  expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of calendar.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  const unfolded = calendar.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  return unfolded.map((line) => {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    return [name, value];
  });
}

const unescaped = (value: string) =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

function eventsOf(calendar: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const [name, value] of linesOf(calendar)) {
    if (name === 'BEGIN') open.push(value);
    else if (name === 'END') expect(open.pop()).toBe(value);
    else if (open.at(-1) === 'VEVENT') (events.at(-1) ?? {})[name] = unescaped(value);
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
  }
  expect(open).toEqual([]);
  return events;
}

test('an opening is an event with all that RFC 5545 asks for', () => {
  const lines = linesOf(write(opening()));
  expect(lines.slice(0, 3)).toEqual([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//preau//openings//FR'],
  ]);
  expect(eventsOf(write(opening()))).toEqual([
    {
      UID: 'm1@mooc.example',
      SEQUENCE: '0',
      DTSTAMP: '20261125T120000Z',
      DTSTART: '20261130T080000Z',
      DTEND: '20261130T083000Z',
      SUMMARY: 'Ouverture\u00a0: La commune',
      TRANSP: 'TRANSPARENT',
      DESCRIPTION:
        'Le module «\u202fLa commune\u202f» du cours «\u202fLa commune est à nous\u202f» ouvre.',
      URL: 'https://mooc.example/cours/commune/',
    },
  ]);
});

test.each([
  'Un; deux, trois \\ quatre "cinq"',
  'é'.repeat(200),
  '🏫'.repeat(60),
  'a\r\nBEGIN:VEVENT\r\nUID:evil',
  'a\nATTACH:https://evil.example/',
  'END:VCALENDAR',
  '\\n\\,\\;',
  `${'x'.repeat(63)}é`,
])('whatever a title holds, it stays a title: %j', (module) => {
  const [event, ...others] = eventsOf(write(opening({ module })));
  expect(others).toEqual([]);
  expect(event?.['UID']).toBe('m1@mooc.example');
  expect(event?.['SUMMARY']).toBe(`Ouverture\u00a0: ${module.replaceAll(/\s+/g, ' ')}`);
  expect(event).not.toHaveProperty('ATTACH');
});

test('nine in Paris is nine in Paris before and after the clocks change', () => {
  const events = eventsOf(
    write(
      opening({ id: 'winter', opens_at: new Date('2027-03-27T09:00+01:00') }),
      opening({ id: 'summer', opens_at: new Date('2027-03-28T09:00+02:00') }),
      opening({ id: 'last-of-summer', opens_at: new Date('2027-10-30T09:00+02:00') }),
      opening({ id: 'winter-again', opens_at: new Date('2027-10-31T09:00+01:00') }),
    ),
  );
  expect(events.map(({ DTSTART }) => DTSTART)).toEqual([
    '20270327T080000Z',
    '20270328T070000Z',
    '20271030T070000Z',
    '20271031T080000Z',
  ]);
});

test('a date that moves keeps its event; two modules have two', () => {
  const before = eventsOf(write(opening()));
  const after = eventsOf(write(opening({ opens_at: new Date('2026-12-07T08:00:00Z') })));
  expect(after[0]?.['UID']).toBe(before[0]?.['UID']);
  const [one, other] = eventsOf(write(opening(), opening({ id: 'm2' })));
  expect(one?.['UID']).not.toBe(other?.['UID']);
});

test('no opening is a calendar too', () => {
  expect(eventsOf(write())).toEqual([]);
});
