/** What a page can tell of how its lesson was read. */
export interface Reading {
  /** `seen` once it has played to its end; `none` also for a film whose playing we cannot see. */
  film: 'none' | 'unseen' | 'seen';
  hasReachedEnd: boolean;
  /** While the page was in view. */
  seconds: number;
  /** Of the text, without transcripts. */
  words: number;
}

const QUICK_READER_WORDS_PER_SECOND = 400 / 60;
const SHORTEST_SECONDS = 10;

/** Whether somebody who leaves seems to have finished: only then are they asked about validating. */
export function isFinished({ film, hasReachedEnd, seconds, words }: Reading): boolean {
  if (film !== 'none') return film === 'seen';
  const plausible = Math.max(SHORTEST_SECONDS, words / QUICK_READER_WORDS_PER_SECOND);
  return hasReachedEnd && seconds >= plausible;
}
