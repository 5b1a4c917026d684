// The index of the site, fetched when somebody is about to search, and not before. What it is made
// of is written by the build: site/publish/search-index.ts.
import { type Lexicon, readLexicon } from './lexicon.ts';

export type Fragment = { url: string; content: string; meta: Record<string, string> };
export type Hit = { id: string; score: number; data: () => Promise<Fragment> };

/** What we use of pagefind's own script. */
export type Pagefind = {
  options: (options: { basePath: string; baseUrl: string }) => Promise<void>;
  init: () => Promise<void>;
  search: (
    words: string | null,
    options?: { filters: Record<string, string> },
  ) => Promise<{ results: Hit[] }>;
};

export const GROUPS = ['help', 'lesson', 'course', 'editor'] as const;
export type Group = (typeof GROUPS)[number];

export type Index = {
  lexicon: Lexicon;
  /** Every page that can be found, by its group. */
  groupOf: Map<string, Group>;
  hitsOf: (words: string) => Promise<Hit[]>;
};

const FOLDER = '/pagefind/';

export async function openIndex(pagefind: Pagefind, words: string): Promise<Index> {
  await pagefind.options({ basePath: FOLDER, baseUrl: '/' });
  await pagefind.init();
  const groupOf = new Map<string, Group>();
  for (const group of GROUPS) {
    const { results } = await pagefind.search(null, { filters: { group } });
    for (const { id } of results) groupOf.set(id, group);
  }
  const known = new Map<string, Promise<Hit[]>>();
  const hitsOf = (word: string) => {
    const hits = known.get(word) ?? pagefind.search(word).then(({ results }) => results);
    known.set(word, hits);
    hits.catch(() => known.delete(word));
    return hits;
  };
  return { lexicon: readLexicon(words), groupOf, hitsOf };
}

let opened: Promise<Index> | undefined;
let tries = 0;

/** Once per page; a next call tries again where this one failed. */
export function siteIndex(): Promise<Index> {
  opened ??= loadIndex().catch((error: unknown) => {
    opened = undefined;
    tries++;
    throw error;
  });
  return opened;
}

async function loadIndex(): Promise<Index> {
  // A browser remembers that a module failed: another address is another try.
  const script = `${FOLDER}pagefind.js${tries ? `?${tries}` : ''}`;
  const [pagefind, words] = await Promise.all([
    import(/* @vite-ignore */ script) as Promise<Pagefind>,
    fetch(`${FOLDER}words.txt`),
  ]);
  if (!words.ok) throw new Error(`words.txt: ${words.status}`);
  return openIndex(pagefind, await words.text());
}
