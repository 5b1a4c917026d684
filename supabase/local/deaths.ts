const WINDOW = 60_000;
const LIMIT = 5;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;

/** Counts the deaths of one part: each makes the next pause longer, five in a minute are too many. */
export class Deaths {
  #recent: number[] = [];

  /** True when this death is the one too many. */
  record(now: number): boolean {
    this.#recent = [...this.#recent.filter((death) => now - death < WINDOW), now];
    return this.#recent.length >= LIMIT;
  }

  pause(): number {
    return Math.min(FIRST_PAUSE * 2 ** Math.max(this.#recent.length - 1, 0), LONGEST_PAUSE);
  }
}
