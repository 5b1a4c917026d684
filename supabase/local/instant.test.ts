import { expect, test } from 'vitest';
import { parseInstant } from './instant.ts';

test.each([
  ['2026-09-28T09:00:00+02:00', '2026-09-28T07:00:00.000Z'],
  ['2026-09-28T09:00+02', '2026-09-28T07:00:00.000Z'],
  ['2026-09-28 09:00:00Z', '2026-09-28T09:00:00.000Z'],
  ['2026-09-28T09:00:00.250Z', '2026-09-28T09:00:00.250Z'],
])('%s is one instant', (text, instant) => {
  expect(parseInstant(text)?.toISOString()).toBe(instant);
});

test.each([
  '',
  'demain',
  '2026-09-28',
  '2026-09-28T09:00',
  '2026-09-28T09:00:00',
  '2026-13-28T09:00Z',
])('%j could be several, or none', (text) => {
  expect(parseInstant(text)).toBeNull();
});
