// A search from the words typed to the results shown.
import { joinElisions } from './elisions.ts';
import { excerpt, type Piece } from './excerpt.ts';
import { knows } from './lexicon.ts';
import { GROUPS, type Group, type Hit, type Index } from './pagefind.ts';
import { type Question, readQuestion } from './question.ts';
import { rank } from './rank.ts';

export type Result = { href: string; title: string; place: string; pieces: Piece[] };
export type Shelf = { group: Group; count: number; results: Result[] };
export type Answer = { shelves: Shelf[]; count: number; mended: string | undefined };

/** @param most how many results of a group are fetched. */
export async function search(
  { lexicon, groupOf, hitsOf }: Index,
  typed: string,
  { isExact = false, most = 6 } = {},
): Promise<Answer> {
  const question = readQuestion(typed, lexicon, isExact);
  const hits = new Map<string, Hit>();
  const fits = new Map<string, Map<string, number>>();
  const found = wordsOf(question).map(async (word) => {
    // Pagefind would rather give pages of any word that begins alike than none.
    if (lexicon.isWhole && !knows(lexicon, word)) return;
    const all = await hitsOf(lexicon.written.get(word) ?? word);
    for (const hit of all) hits.set(hit.id, hit);
    fits.set(word, new Map(all.map(({ id, score }) => [id, score])));
  });
  await Promise.all(found);
  const pages = rank(question.ideas, (word) => fits.get(word) ?? new Map(), lexicon.weightOf);
  const sought = wordsOf(question);
  const shelves = await Promise.all(
    GROUPS.map(async (group) => {
      const own = pages.filter((id) => groupOf.get(id) === group);
      const shown = own.slice(0, most).flatMap((id) => hits.get(id) ?? []);
      const results = await Promise.all(shown.map((hit) => resultOf(hit, sought)));
      return { group, count: own.length, results };
    }),
  );
  return {
    shelves: shelves.filter(({ count }) => count > 0),
    count: pages.length,
    mended: question.mended,
  };
}

function wordsOf({ ideas }: Question): string[] {
  return [...new Set(ideas.flatMap(({ ways }) => ways.flat()))];
}

async function resultOf(hit: Hit, sought: string[]): Promise<Result> {
  const { url, content, meta } = await hit.data();
  const { title = url, place = '' } = meta;
  return {
    href: url,
    title: joinElisions(title),
    place,
    pieces: excerpt(joinElisions(content), sought),
  };
}
