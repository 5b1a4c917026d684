import { describe, expect, test } from 'vitest';
import { effectiveOpening, isStaticAt, releaseState } from './release.ts';

const at = (text: string) => new Date(text);

describe('releaseState', () => {
  const opening = at('2026-09-28T09:00:00+02:00');

  test.each([
    ['2026-09-28T08:59:59.999+02:00', 'scheduled'],
    ['2026-09-28T09:00:00.000+02:00', 'open'],
    ['2026-09-28T09:00:00.001+02:00', 'open'],
    ['2026-09-28T07:00:00Z', 'open'],
    ['2026-09-28T06:59:59Z', 'scheduled'],
  ])('at %s is %s', (now, state) => {
    expect(releaseState(opening, at(now))).toBe(state);
  });

  test('nine in Paris is another instant before and after each change of hour', () => {
    const utcOf = (text: string) => at(text).toISOString();
    expect(utcOf('2026-03-27T09:00:00+01:00')).toBe('2026-03-27T08:00:00.000Z');
    expect(utcOf('2026-03-30T09:00:00+02:00')).toBe('2026-03-30T07:00:00.000Z');
    expect(releaseState(at('2026-03-30T09:00:00+02:00'), at('2026-03-30T07:00:00Z'))).toBe('open');
    expect(releaseState(at('2026-10-26T09:00:00+01:00'), at('2026-10-26T07:59:59Z'))).toBe(
      'scheduled',
    );
    expect(releaseState(at('2026-10-26T09:00:00+01:00'), at('2026-10-26T08:00:00Z'))).toBe('open');
  });

  test('what has no date is not open', () => {
    expect(releaseState(null, at('2026-01-01T00:00:00Z'))).toBe('undated');
  });
});

describe('effectiveOpening', () => {
  const own = at('2026-01-02T00:00:00Z');
  const module = at('2026-01-01T00:00:00Z');
  test.each([
    [own, module, own],
    [own, null, own],
    [null, module, module],
    [null, null, null],
  ])('%s over %s is %s', (lesson, fallback, expected) => {
    expect(effectiveOpening(lesson, fallback)).toBe(expected);
  });
});

describe('isStaticAt', () => {
  const now = at('2026-01-10T00:00:00Z');
  const past = at('2026-01-09T00:00:00Z');
  const future = at('2026-01-11T00:00:00Z');
  test.each([
    ['public', past, true],
    ['public', now, true],
    ['public', future, false],
    ['public', null, false],
    ['enrolled', past, false],
    ['enrolled', now, false],
    ['enrolled', future, false],
    ['enrolled', null, false],
  ] as const)('%s, opening %s: %s', (access, opensAt, expected) => {
    expect(isStaticAt(access, opensAt, now)).toBe(expected);
  });
});
