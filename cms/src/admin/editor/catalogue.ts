import { useEffect, useState } from 'react';

export type Catalogue = Record<string, string>;

let loaded: Catalogue | null = null;

/** The words of the site's interface, fetched when somebody quotes one. */
export function useCatalogue(isWanted = true): Catalogue | null {
  const [catalogue, setCatalogue] = useState(loaded);
  useEffect(() => {
    if (!isWanted || loaded) return;
    import('../../../../messages/fr.json').then(({ default: words }) => {
      loaded = Object.fromEntries(
        Object.entries(words as Record<string, unknown>).flatMap(([key, word]) =>
          typeof word === 'string' && !key.startsWith('$') ? [[key, withoutValues(word)]] : [],
        ),
      );
      setCatalogue(loaded);
    });
  }, [isWanted]);
  return catalogue ?? loaded;
}

/** What a message leaves open reads « … ». */
const withoutValues = (word: string) => word.replace(/\{[^{}]*\}/g, '…');

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Labels by their words, those that begin with them first, short ones before long ones. */
export function findLabels(catalogue: Catalogue, words: string, most = 8): [string, string][] {
  const wanted = folded(words);
  if (wanted === '') return [];
  return Object.entries(catalogue)
    .filter(([, text]) => folded(text).includes(wanted))
    .toSorted(
      ([, one], [, other]) =>
        Number(folded(other).startsWith(wanted)) - Number(folded(one).startsWith(wanted)) ||
        one.length - other.length,
    )
    .slice(0, most);
}
