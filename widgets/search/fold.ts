// Words as they are compared: no capitals, no accents, no elided « l’ » before them.

/** « Œuvre d’élèves » as « oeuvre d’eleves ». */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

const ELIDED = new Set(['qu', 'jusqu', 'lorsqu', 'puisqu', 'quelqu']);

/** The folded words of a text. A lone letter is what an apostrophe left behind. */
export function wordsIn(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => (word.length > 1 || /\d/.test(word)) && !ELIDED.has(word),
  );
}

const ENDING =
  /(?:issons|issent|aient|antes|ante|ants|ant|ions|iez|ons|ent|ees|ait|ais|ee|er|ez|ir|es|e|s|x)$/;

/** What plural, feminine and conjugation leave of a folded word: at least four letters. */
export function stem(word: string): string {
  const cut = word.replace(ENDING, '');
  if (cut.length >= 4) return cut;
  return word.length > 4 ? word.replace(/[sx]$/, '') : word;
}
