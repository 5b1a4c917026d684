import { expect, test } from 'vitest';
import { mentionBefore, putMention } from './mention.ts';

test.each([
  ['Bonjour @Do', 11, { at: 8, name: 'Do' }],
  ['@Léa Mar', 8, { at: 0, name: 'Léa Mar' }],
  ['(@Jean-Luc d’A', 14, { at: 1, name: 'Jean-Luc d’A' }],
  ['@Do et la suite', 3, { at: 0, name: 'Do' }],
  ['@bob-1a2', 8, { at: 0, name: 'bob-1a2' }],
  ['@D', 2, null],
  ['@', 1, null],
  ['mairie@commune.fr', 17, null],
  ['Bonjour', 7, null],
  ['@12', 3, null],
  [`@${'a'.repeat(60)}`, 61, null],
])('%j, the caret at %i, calls %j', (text, caret, mention) => {
  expect(mentionBefore(text, caret)).toEqual(mention);
});

test('the whole name takes the place of its beginning, and one goes on after it', () => {
  const mention = { at: 8, name: 'do' };
  expect(putMention('Bonjour @do', mention, 'Dominique Roux')).toEqual({
    text: 'Bonjour @Dominique Roux ',
    caret: 24,
  });
  expect(putMention('Bonjour @do, merci', mention, 'Dominique Roux').text).toBe(
    'Bonjour @Dominique Roux , merci',
  );
});
