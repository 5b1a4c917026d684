import { describe, expect, test } from 'vitest';
import { wordsIn } from './fold.ts';
import { knows, readLexicon, writeLexicon } from './lexicon.ts';
import { LONGEST_QUERY, readQuestion } from './question.ts';
import { STOP_WORDS } from './stop-words.ts';
import { SYNONYMS } from './synonyms.ts';

const lexicon = readLexicon(
  writeLexicon([
    'Valider une leçon. Le mot de passe, un courriel, la page.',
    'Les leçons et les commentaires de la page. Pas à pas.',
    'Me connecter : la page',
  ]),
);
const ideas = (typed: string) => readQuestion(typed, lexicon).ideas.map(({ word }) => word);

describe('the words of all pages', () => {
  test('come back from what the build wrote, the most frequent first', () => {
    expect(lexicon.words.slice(0, 2)).toEqual(['la', 'page']);
    expect(lexicon.written.get('lecon')).toBe('leçon');
  });

  test('are known in another form, and while they are typed', () => {
    for (const word of ['lecon', 'lecons', 'connectee', 'comm']) {
      expect([word, knows(lexicon, word)]).toEqual([word, true]);
    }
    for (const word of ['leson', 'conecter', 'zz']) {
      expect([word, knows(lexicon, word)]).toEqual([word, false]);
    }
  });

  test('tell more the fewer pages hold them', () => {
    expect(lexicon.weightOf('courriel')).toBeGreaterThan(lexicon.weightOf('lecon'));
    expect(lexicon.weightOf('lecon')).toBeGreaterThan(lexicon.weightOf('page'));
  });
});

test('the words that a question is made of do not count', () => {
  expect(ideas('Comment je fais pour valider une leçon ?')).toEqual(['valider', 'lecon']);
  expect(ideas('où est la page')).toEqual(['page']);
});

test('a question of nothing else is looked for as it is', () => {
  expect(ideas('pas à')).toEqual(['pas']);
});

test('a slip is mended into a word of the pages that tells something, and said', () => {
  expect(readQuestion('valider une leson', lexicon).mended).toBe('valider une leçon');
  expect(readQuestion('mot de pase', lexicon).mended).toBe('mot de passe');
  expect(readQuestion('valider une lecon', lexicon).mended).toBeUndefined();
});

test('whoever insists gets the very words', () => {
  expect(readQuestion('leson', lexicon, true)).toEqual({
    ideas: [{ word: 'leson', ways: [['leson']] }],
    mended: undefined,
  });
});

test('readers’ own words mean what the pages call it, also in the plural', () => {
  const [idea] = readQuestion('mdp', lexicon).ideas;
  expect(idea?.ways).toEqual([['mdp'], ['mot', 'passe']]);
  expect(readQuestion('mes mails', lexicon).ideas[0]?.ways).toContainEqual(['courriel']);
});

test('what is said in several words is one idea, and the longest counts', () => {
  expect(ideas('mot de passe oublié')).toEqual(['mot de passe oublie']);
});

test('a query without end is read up to its limit', () => {
  const { ideas: read } = readQuestion('leçon '.repeat(2000), lexicon);
  expect(read.length).toBeLessThanOrEqual(12);
  expect(readQuestion(`${'x'.repeat(LONGEST_QUERY)}leçon`, lexicon).ideas[0]?.word).toHaveLength(
    LONGEST_QUERY,
  );
});

test('each line of the readers’ words says something, on both sides', () => {
  for (const [said, meant] of Object.entries(SYNONYMS)) {
    expect([said, wordsIn(said).length > 0]).toEqual([said, true]);
    for (const text of meant.split('|')) {
      const telling = wordsIn(text).filter((word) => !STOP_WORDS.has(word));
      expect([text, telling.length > 0]).toEqual([text, true]);
    }
    for (const text of [said, meant]) {
      expect(text).toBe(text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, ''));
    }
  }
});
