// One publication at a time. Whatever is asked while one waits or runs becomes one more, at most:
// a thousand webhooks are two publications.

export type QueueOptions = {
  /** How long to wait for more requests before starting. */
  debounceMs: number;
  /** However many come, not longer than this. */
  patienceMs: number;
};

export class PublishQueue<Result> {
  readonly #run: (reasons: string[]) => Promise<Result>;
  readonly #options: QueueOptions;
  #waiting:
    | { reasons: Set<string>; since: number; result: PromiseWithResolvers<Result> }
    | undefined;
  #timer: NodeJS.Timeout | undefined;
  #busy: Promise<unknown> | undefined;

  constructor(run: (reasons: string[]) => Promise<Result>, options: QueueOptions) {
    this.#run = run;
    this.#options = options;
  }

  get state(): 'idle' | 'waiting' | 'busy' {
    if (this.#busy) return 'busy';
    return this.#waiting ? 'waiting' : 'idle';
  }

  /** The result of a publication that starts after this call. */
  request(reason: string): Promise<Result> {
    this.#waiting ??= {
      reasons: new Set(),
      since: performance.now(),
      result: Promise.withResolvers<Result>(),
    };
    // Whoever does not wait for the result must not crash the process by it.
    this.#waiting.result.promise.catch(() => {});
    this.#waiting.reasons.add(reason);
    this.#schedule();
    return this.#waiting.result.promise;
  }

  /** Runs something else when nothing is being published, and lets nothing start meanwhile. */
  async exclusively<Other>(work: () => Promise<Other>): Promise<Other> {
    while (this.#busy) await this.#busy;
    const done = work();
    this.#hold(done);
    return done;
  }

  #schedule(): void {
    if (!this.#waiting) return;
    clearTimeout(this.#timer);
    const { debounceMs, patienceMs } = this.#options;
    const waited = performance.now() - this.#waiting.since;
    this.#timer = setTimeout(
      () => this.#start(),
      Math.max(0, Math.min(debounceMs, patienceMs - waited)),
    );
  }

  #start(): void {
    if (this.#busy || !this.#waiting) return;
    const { reasons, result } = this.#waiting;
    this.#waiting = undefined;
    const done = this.#run([...reasons]);
    done.then(result.resolve, result.reject);
    this.#hold(done);
  }

  #hold(work: Promise<unknown>): void {
    const free = () => {
      this.#busy = undefined;
      this.#schedule();
    };
    this.#busy = work.then(free, free);
  }
}
