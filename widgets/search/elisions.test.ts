import { expect, test } from 'vitest';
import { joinElisions, partElisions } from './elisions.ts';

test('an elided word stands alone in the index, and is whole again when it is shown', () => {
  const text = 'L’adresse qu’on m’a donnée, aujourd’hui : « l’été ».';
  expect(partElisions(text)).toContain('L’ adresse qu’ on');
  expect(joinElisions(partElisions(text))).toBe(text);
});

test('an apostrophe of the keyboard is one too', () => {
  expect(partElisions("l'adresse d'Ana")).toBe('l’ adresse d’ Ana');
});
