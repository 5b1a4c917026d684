import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { Feed, feedCalendar } from './feed-calendar.ts';

const setting = { siteUrl: 'https://mooc.example', locale: 'fr' as const };
const NOW = new Date('2026-11-25T12:00:00Z');

const row = (number: number, more: object = {}) => ({
  id: `00000011-0000-4000-8000-00000000000${number}`,
  title: `Rendez-vous ${number}`,
  description: '',
  community: 'Secrétaires de mairie',
  starts_at: '2026-03-29T00:30:00+00:00',
  ends_at: '2026-03-29T01:30:00+00:00',
  place: 'Mairie',
  link: null,
  href: `/communaute/agenda/?c=mairies&id=00000011-0000-4000-8000-00000000000${number}`,
  sequence: 0,
  changed_at: '2026-01-01T00:00:00+00:00',
  is_cancelled: false,
  ...more,
});
const opening = {
  ...{ id: 'm1', module: 'La commune', course: 'La commune est à nous', href: '/cours/commune/' },
  opens_at: '2026-11-30T08:00:00Z',
};

const read = (feed: object) => {
  const file = feedCalendar(Feed.parse(feed), setting, NOW);
  const calendar = new ICAL.Component(ICAL.parse(file));
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    events: calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)),
  };
};

test('the agenda of a community has its name and all its events, each with its own UID', () => {
  const autumn = { starts_at: '2026-10-25T00:30:00Z', ends_at: '2026-10-25T02:30:00Z' };
  const { name, events } = read({
    community: 'Secrétaires de mairie',
    openings: [],
    events: [row(1), row(2, { ...autumn, is_cancelled: true, sequence: 2 })],
  });
  expect(name).toBe('Secrétaires de mairie – Préau');
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(2);
  expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
    '2026-03-29T00:30:00.000Z',
    '2026-10-25T00:30:00.000Z',
  ]);
  expect(events[1]?.duration.toSeconds()).toBe(2 * 3600);
  expect(events[1]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});

test('one’s own calendar has the openings and the events where one has a place', () => {
  const { name, events } = read({ community: null, openings: [opening], events: [row(1)] });
  expect(name).toBe('Ouvertures – Préau');
  expect(events.map(({ summary }) => summary)).toEqual([
    'Ouverture\u00a0: La commune',
    'Rendez-vous 1',
  ]);
});

test('an agenda without events is a calendar too', () => {
  expect(read({ community: 'Europe', openings: [], events: [] }).events).toEqual([]);
});
