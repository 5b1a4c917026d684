import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEvent, eventFile } from './event-calendar.ts';

const setting = { siteUrl: 'https://mooc.example', locale: 'fr' as const };
const NOW = new Date('2026-11-25T12:00:00Z');
const ID = '00000011-0000-4000-8000-000000000001';

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: ID,
  title: 'Atelier budget',
  description: '',
  community: 'Secrétaires de mairie',
  startsAt: new Date('2026-12-10T13:00:00Z'),
  endsAt: new Date('2026-12-10T15:00:00Z'),
  place: 'Salle du conseil',
  link: null,
  href: `/communaute/agenda/?c=mairies&id=${ID}`,
  sequence: 0,
  changedAt: new Date('2026-11-20T08:00:00Z'),
  isCancelled: false,
  ...more,
});

const write = (more: Partial<CalendarEvent> = {}) => eventFile(event(more), setting, NOW);

/** As a parser that knows nothing of the writer reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const [component] = events;
  if (!component) throw new Error('No event');
  return { component, event: new ICAL.Event(component) };
}

test('an independent parser reads what was written', () => {
  const link = 'https://meet.example/a;b,c';
  const description = 'Ordre du jour :\n- le « budget »; les comptes, etc.\n- \\ divers';
  const { event, component } = read(write({ link, description, sequence: 3 }));
  expect(event.uid).toBe(`${ID}@mooc.example`);
  expect(event.summary).toBe('Atelier budget');
  expect(event.location).toBe('Salle du conseil');
  expect(event.sequence).toBe(3);
  expect(event.startDate.toJSDate()).toEqual(new Date('2026-12-10T13:00:00Z'));
  expect(event.endDate.toJSDate()).toEqual(new Date('2026-12-10T15:00:00Z'));
  expect(event.description).toBe(
    `${description}\n\nLien de la réunion\u00a0: ${link}\n\nCommunauté\u00a0: Secrétaires de mairie`,
  );
  expect(component.getFirstPropertyValue('url')).toBe(
    `https://mooc.example/communaute/agenda/?c=mairies&id=${ID}`,
  );
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(component.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-11-20T08:00:00Z');
});

test('a meeting without a room is at its link', () => {
  const link = 'https://meet.example/x';
  expect(read(write({ place: '', link })).event.location).toBe(link);
});

test('a cancelled event says so, in its state and in its title', () => {
  const { event, component } = read(write({ isCancelled: true, sequence: 4 }));
  expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(event.summary).toBe('Annulé\u00a0: Atelier budget');
  expect(event.uid).toBe(`${ID}@mooc.example`);
  expect(event.sequence).toBe(4);
});

test.each([
  'Un; deux, trois \\ quatre "cinq"',
  'é'.repeat(200),
  '🏫'.repeat(60),
  'a\r\nBEGIN:VEVENT\r\nUID:evil',
  'a\nATTACH:https://evil.example/',
  'a\u0085b\u0000c\u000bd',
  'END:VCALENDAR',
  '\\n\\,\\;',
  `${'x'.repeat(63)}é`,
])('whatever is written stays what it is: %j', (text) => {
  const file = write({ title: text, place: text, description: text, community: text });
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  const { event, component } = read(file);
  const plain = text.replaceAll(/[\s\p{Cc}]+/gu, ' ');
  expect(event.summary).toBe(plain);
  expect(event.location).toBe(plain);
  expect(event.uid).toBe(`${ID}@mooc.example`);
  expect(component.getFirstProperty('attach')).toBeNull();
});

test('both nights of summer time are right, as each program shows them in Paris', () => {
  const paris = (instant: Date) =>
    new Intl.DateTimeFormat('fr-FR', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }).format(instant);
  const nights: [starts: string, ends: string, shown: string, until: string, minutes: number][] = [
    // From half past one to half past three by the clock, and an hour long.
    [
      '2026-03-29T01:30+01:00',
      '2026-03-29T03:30+02:00',
      '29/03/2026 01:30',
      '29/03/2026 03:30',
      60,
    ],
    // From half past one to half past three by the clock, and three hours long.
    [
      '2026-10-25T01:30+02:00',
      '2026-10-25T03:30+01:00',
      '25/10/2026 01:30',
      '25/10/2026 03:30',
      180,
    ],
    // The two half past two of one night.
    [
      '2026-10-25T02:30+02:00',
      '2026-10-25T02:30+01:00',
      '25/10/2026 02:30',
      '25/10/2026 02:30',
      60,
    ],
    [
      '2026-03-28T09:00+01:00',
      '2026-03-29T09:00+02:00',
      '28/03/2026 09:00',
      '29/03/2026 09:00',
      1380,
    ],
  ];
  for (const [starts, ends, shown, until, minutes] of nights) {
    const { event } = read(write({ startsAt: new Date(starts), endsAt: new Date(ends) }));
    expect(event.startDate.toJSDate()).toEqual(new Date(starts));
    expect(event.endDate.toJSDate()).toEqual(new Date(ends));
    expect(paris(event.startDate.toJSDate())).toBe(shown);
    expect(paris(event.endDate.toJSDate())).toBe(until);
    expect(event.duration.toSeconds()).toBe(minutes * 60);
  }
});
