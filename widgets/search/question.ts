// From what somebody typed to what is looked for.
import { stem, wordsIn } from './fold.ts';
import { knows, type Lexicon } from './lexicon.ts';
import { nearest } from './nearest.ts';
import { STOP_WORDS } from './stop-words.ts';
import { SYNONYMS } from './synonyms.ts';

export const LONGEST_QUERY = 200;
const MOST_WORDS = 12;

/** One idea of a question: the word typed, or any of the ways in which pages say it. */
export type Idea = { word: string; ways: string[][] };

export type Question = {
  ideas: Idea[];
  /** What was typed with its slips mended; undefined where there was none. */
  mended: string | undefined;
};

const SAID = Object.entries(SYNONYMS).map(([said, meant]) => ({
  said: wordsIn(said).map(stem),
  ways: meant.split('|').map(telling),
}));
const LONGEST_SAID = Math.max(...SAID.map(({ said }) => said.length));
const BY_SAID = new Map(SAID.map(({ said, ways }) => [said.join(' '), ways]));

/** The words that say what a text is about; all of them where none does. */
function telling(text: string): string[] {
  const words = wordsIn(text);
  const some = words.filter((word) => !STOP_WORDS.has(word));
  return some.length > 0 ? some : words;
}

/** @param isExact looks for the very words, slips and all. */
export function readQuestion(typed: string, lexicon: Lexicon, isExact = false): Question {
  const words = wordsIn(typed.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  if (isExact) return { ideas: words.map((word) => ({ word, ways: [[word]] })), mended: undefined };
  const meant = words.map((word) => mend(word, lexicon));
  const isMended = meant.some((word, at) => word !== words[at]);
  return {
    ideas: ideasOf(meant),
    mended: isMended ? meant.map((word) => lexicon.written.get(word) ?? word).join(' ') : undefined,
  };
}

function mend(word: string, lexicon: Lexicon): string {
  if (STOP_WORDS.has(word) || BY_SAID.has(stem(word)) || knows(lexicon, word)) return word;
  return nearest(word, candidates(lexicon)) ?? word;
}

/** A slip is mended into a word that tells something: « pase » is « passe », and not « pas ». */
function candidates({ words }: Lexicon): string[] {
  return [...words, ...SAID_WORDS].filter((word) => !STOP_WORDS.has(word));
}

/** Single words of readers: a slip in one of them is mended too. */
const SAID_WORDS = Object.keys(SYNONYMS).filter((said) => /^[a-z]{5,}$/.test(said));

function ideasOf(words: string[]): Idea[] {
  const stems = words.map(stem);
  const ideas: Idea[] = [];
  const taken = new Set<number>();
  for (let length = LONGEST_SAID; length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const places = Array.from({ length }, (_, step) => at + step);
      if (places.some((place) => taken.has(place))) continue;
      const ways = BY_SAID.get(stems.slice(at, at + length).join(' '));
      if (!ways) continue;
      const own = words.slice(at, at + length);
      for (const place of places) taken.add(place);
      ideas.push({ word: own.join(' '), ways: [telling(own.join(' ')), ...ways] });
    }
  }
  const rest = words.filter((_, at) => !taken.has(at));
  const some = rest.filter((word) => !STOP_WORDS.has(word));
  const kept = some.length > 0 || ideas.length > 0 ? some : rest;
  return [...kept.map((word) => ({ word, ways: [[word]] })), ...ideas];
}
