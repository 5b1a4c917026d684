// Sends answers one after the other, as they are given, until the server has each of them: kept on
// the device before they leave, tried again when the line is lost, never sent for somebody else.
import { type AppError, isPassing, toAppError } from '../lib/errors.ts';
import { dropAnswer, type KeptAnswer, keepAnswer, keptAnswers } from '../lib/kept-answers.ts';
import { type Answer, isRefusal, saveAnswerAs } from '../lib/save-answer.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** How the answers of a page stand with the server. */
export interface Sending {
  state: 'idle' | 'sending' | 'waiting' | 'signed-out';
  /** What the last try failed of, while it waits. */
  failure: AppError | null;
  savedAt: Date | null;
  /** What is ticked here and not acknowledged, by question. */
  waiting: ReadonlyMap<number, KeptAnswer>;
  /** What the server will not take; shown until the reader has seen it. */
  refused: readonly KeptAnswer[];
  /** The question to which another page gave a newer answer. */
  changedElsewhere: number | null;
}

export interface SenderHooks {
  onSaved: (question: number, answer: Answer) => void;
  /** The server has another answer than this page thought. */
  onStale: () => void;
}

interface Given {
  question: number;
  choices: number[];
  isSkipped: boolean;
  revision: number;
}

export class AnswerSender {
  #sending: Sending;
  readonly #userId: string;
  readonly #attemptId: string;
  readonly #lessonId: string;
  readonly #hooks: SenderHooks;
  readonly #writer = crypto.randomUUID();
  readonly #listeners = new Set<() => void>();
  #step = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #isStopped = false;
  #waiters: { done: () => void; fail: (error: AppError) => void }[] = [];

  constructor(userId: string, attempt: { id: string; lessonId: string }, hooks: SenderHooks) {
    this.#userId = userId;
    this.#attemptId = attempt.id;
    this.#lessonId = attempt.lessonId;
    this.#hooks = hooks;
    const kept = keptAnswers(userId).filter(({ attemptId }) => attemptId === attempt.id);
    this.#sending = {
      state: 'idle',
      failure: null,
      savedAt: null,
      waiting: new Map(kept.filter(({ refusal }) => !refusal).map((one) => [one.question, one])),
      refused: kept.filter(({ refusal }) => refusal),
      changedElsewhere: null,
    };
  }

  readonly snapshot = (): Sending => this.#sending;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to send what was left from before; the answer is the way to stop. */
  readonly start = (): (() => void) => {
    this.#isStopped = false;
    const hurry = () => this.#hurry();
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    void this.#send();
    return () => {
      this.#isStopped = true;
      clearTimeout(this.#timer);
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
    };
  };

  give({ question, choices, isSkipped, revision }: Given): void {
    this.#step += 1;
    const kept: KeptAnswer = {
      ...{ attemptId: this.#attemptId, lessonId: this.#lessonId, question, choices, isSkipped },
      ...{ revision, writer: this.#writer, step: this.#step, at: new Date().toISOString() },
      href: location.pathname,
    };
    keepAnswer(this.#userId, kept);
    const waiting = new Map(this.#sending.waiting).set(question, kept);
    const { changedElsewhere } = this.#sending;
    this.#show({
      waiting,
      changedElsewhere: changedElsewhere === question ? null : changedElsewhere,
    });
    this.#hurry();
  }

  /** Resolves once everything has arrived; rejects when the next try fails. */
  flush(): Promise<void> {
    if (this.#sending.waiting.size === 0) return Promise.resolve();
    return new Promise((done, fail) => {
      this.#waiters.push({ done, fail });
      this.#hurry();
    });
  }

  readonly retry = (): void => this.#hurry();

  /** The reader has seen what was refused. */
  readonly acceptRefusals = (): void => {
    for (const kept of this.#sending.refused) dropAnswer(this.#userId, kept);
    this.#show({ refused: [] });
  };

  #show(change: Partial<Sending>): void {
    this.#sending = { ...this.#sending, ...change };
    for (const listener of this.#listeners) listener();
  }

  #hurry(): void {
    clearTimeout(this.#timer);
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isBusy || this.#isStopped) return;
    this.#isBusy = true;
    try {
      for (let next = this.#next(); next && !this.#isStopped; next = this.#next()) {
        if (this.#sending.state === 'idle') this.#show({ state: 'sending' });
        await this.#sendOne(next);
      }
      this.#tries = 0;
      this.#show({ state: 'idle', failure: null });
      for (const { done } of this.#waiters.splice(0)) done();
    } catch (error) {
      this.#wait(toAppError(error));
    } finally {
      this.#isBusy = false;
    }
  }

  #next(): KeptAnswer | undefined {
    return [...this.#sending.waiting.values()].toSorted((a, b) => a.at.localeCompare(b.at))[0];
  }

  async #sendOne(kept: KeptAnswer): Promise<void> {
    try {
      const answer = await saveAnswerAs(this.#userId, kept);
      dropAnswer(this.#userId, kept);
      this.#hooks.onSaved(kept.question, answer);
      this.#show({ waiting: this.#without(kept), savedAt: answer.savedAt, failure: null });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { code, reason } = toAppError(error);
      this.#refuse(kept, reason ?? code);
    }
  }

  #refuse(kept: KeptAnswer, refusal: string): void {
    const isNewest = this.#sending.waiting.get(kept.question) === kept;
    this.#hooks.onStale();
    if (refusal === 'answer-changed') {
      dropAnswer(this.#userId, kept);
      this.#show({
        waiting: this.#without(kept),
        changedElsewhere: isNewest ? kept.question : this.#sending.changedElsewhere,
      });
      return;
    }
    const refused = { ...kept, refusal };
    if (isNewest) keepAnswer(this.#userId, refused);
    this.#show({ waiting: this.#without(kept), refused: [...this.#sending.refused, refused] });
  }

  /** Without this answer, unless a newer one to the same question took its place. */
  #without(kept: KeptAnswer): Map<number, KeptAnswer> {
    const waiting = new Map(this.#sending.waiting);
    if (waiting.get(kept.question) === kept) waiting.delete(kept.question);
    return waiting;
  }

  #wait(failure: AppError): void {
    this.#show({ state: failure.code === 'signed-out' ? 'signed-out' : 'waiting', failure });
    for (const { fail } of this.#waiters.splice(0)) fail(failure);
    if (!isPassing(failure)) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#tries, LONGEST_PAUSE_MS);
    this.#tries += 1;
    this.#timer = setTimeout(() => void this.#send(), pause);
  }
}
