import { expect, test } from 'vitest';
import { goalCount, goalName, goalWords } from './goal-words.ts';
import type { Goal } from './goals.schema.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const goal = (facts: Partial<Goal> = {}): Goal => ({
  ...{ lessonsPerWeek: 3, pausedUntil: null, validated: 0, isWaiting: false },
  weekBeginsAt: new Date('2026-11-22T23:00:00Z'),
  ...facts,
});
const pausedUntil = new Date('2026-12-01T23:00:00Z');

test.each([
  ['begun by nobody', {}, 'Rien ne presse'],
  ['under way', { validated: 1 }, 'C’est bien parti'],
  ['reached', { validated: 3 }, 'Objectif de la semaine atteint'],
  ['more than reached', { validated: 9 }, 'Objectif de la semaine atteint'],
  ['with nothing open', { isWaiting: true }, 'Rien d’autre n’est ouvert'],
  ['reached with nothing open', { validated: 3, isWaiting: true }, 'atteint'],
  ['paused', { pausedUntil }, 'En pause jusqu’au mercredi 2 décembre'],
  ['paused with nothing open', { pausedUntil, isWaiting: true }, 'En pause'],
])('a week %s is told so', (_, facts, words) => {
  expect(goalWords(goal(facts), NOW)).toContain(words);
});

test('no week, however it went, is told to have failed', () => {
  for (const validated of [0, 1, 2, 3, 4]) {
    for (const isWaiting of [true, false]) {
      for (const paused of [null, pausedUntil]) {
        const words = goalWords(goal({ validated, isWaiting, pausedUntil: paused }), NOW);
        expect(words).not.toMatch(/échou|manqu|retard|raté|dommage|insuffisant|pas atteint/i);
      }
    }
  }
});

test('a goal is named and counted in words, one lesson too', () => {
  expect(goalName(1)).toBe('1 séquence par semaine');
  expect(goalName(3)).toBe('3 séquences par semaine');
  expect(goalCount(goal({ validated: 2 }))).toBe('Séquences validées cette semaine\u00a0: 2 sur 3');
});
