import { AppError } from '../lib/errors.ts';
import { onSessionChange } from '../lib/session-store.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { askGate, fetchBody, type GateAnswer } from './gate.api.ts';
import { gateSentence } from './gate-sentence.ts';
import { GateView } from './gate-view.ts';
import type { GateWords } from './gate-words.ts';
import { parseBody } from './parse-body.ts';
import { ServerClock } from './server-clock.ts';
import { SignedFiles } from './signed-files.ts';

const ASK_AGAIN_MS = 15 * 60_000;
const SPREAD_MS = 300;
const LONGEST_PAUSE_MS = 30_000;

/** Twice as long at every try, and not the same for all who wait. */
const backOff = (tries: number, first: number) =>
  Math.min(first * 2 ** tries, LONGEST_PAUSE_MS) + Math.random() * SPREAD_MS;

/** Only who may see a film loads what moves it; without, the browser's own controls serve. */
const moveFilms = () => void import('./lesson-elements.ts').catch(() => {});

/** Asks, waits and asks again; shows what the database answered, and nothing else. */
export class GateControl {
  readonly #element: HTMLElement;
  readonly #lessonId: string;
  readonly #words: GateWords;
  readonly #view: GateView;
  readonly #files: SignedFiles;
  readonly #listening = new AbortController();
  #turn = 0;
  #tries = 0;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#lessonId = element.getAttribute('lesson') ?? '';
    // A parsed border: gate-words.ts wrote this attribute into the page.
    this.#words = JSON.parse(element.getAttribute('words') ?? '{}');
    this.#view = new GateView(element, this.#words, () => this.#ask());

    const { signal } = this.#listening;
    this.#files = new SignedFiles(element, signal);
    const whenSeen = () => {
      if (!document.hidden && !this.#isOpen) this.#ask();
    };
    document.addEventListener('visibilitychange', whenSeen, { signal });
    window.addEventListener('online', whenSeen, { signal });
    signal.addEventListener(
      'abort',
      onSessionChange(() => this.#ask()),
    );
    this.#ask();
  }

  stop(): void {
    this.#turn++;
    clearTimeout(this.#next);
    this.#view.stop();
    this.#listening.abort();
  }

  get #isOpen(): boolean {
    return this.#element.dataset['state'] === 'open';
  }

  async #ask(): Promise<void> {
    // Only the last question counts: the session may have changed since the one before.
    const turn = ++this.#turn;
    clearTimeout(this.#next);
    try {
      const answer = await askGate(this.#lessonId);
      const html = answer.isOpen && !this.#isOpen ? await fetchBody(this.#lessonId) : undefined;
      if (turn !== this.#turn) return;
      if (html !== undefined) this.#open(html);
      else if (!answer.isOpen) this.#lock(answer);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #lock(answer: GateAnswer): void {
    const { reason, opensAt } = answer;
    // Signed out while reading: what was theirs leaves the page.
    const wasOpen = this.#isOpen;
    this.#element.dataset['state'] = reason;
    if (wasOpen) this.#announce('preau:lesson-closed');
    const sentence = gateSentence(answer, this.#words, document.documentElement.lang);
    const courseHref = this.#element.getAttribute('course') ?? '/';
    if (reason === 'sign-in') this.#view.showLocked(sentence, signInHref(), this.#words.signIn);
    else this.#view.showLocked(sentence, courseHref, this.#words.back);
    if (opensAt && (reason === 'scheduled' || reason === 'session-not-started')) {
      this.#waitFor(opensAt, new ServerClock(answer.serverNow));
    }
  }

  #waitFor(opensAt: Date, clock: ServerClock): void {
    this.#view.countDown(
      () => clock.millisecondsTo(opensAt),
      () => clock.hasJumped && this.#ask(),
    );
    const wait = clock.millisecondsTo(opensAt);
    if (wait > 0) this.#tries = 0;
    const pause = wait > 0 ? wait + Math.random() * SPREAD_MS : backOff(this.#tries++, 250);
    this.#next = setTimeout(() => this.#ask(), Math.min(pause, ASK_AGAIN_MS));
  }

  #fail(error: unknown): void {
    // Who reads goes on reading.
    if (this.#isOpen) return;
    const isOffline = error instanceof AppError && error.code === 'offline';
    this.#view.showError(isOffline ? this.#words.offline : this.#words.unavailable);
    this.#next = setTimeout(() => this.#ask(), backOff(this.#tries++, 2000));
  }

  #open(html: string): void {
    this.#element.dataset['state'] = 'open';
    const body = parseBody(html);
    if (body.querySelector('preau-video,preau-youtube')) moveFilms();
    this.#view.showOpen(body);
    this.#sign();
    this.#announce('preau:lesson-open');
  }

  async #sign(): Promise<void> {
    try {
      await this.#files.sign();
    } catch {
      this.#view.showError(this.#words.mediaFailed, () => this.#sign());
    }
  }

  #announce(what: 'preau:lesson-open' | 'preau:lesson-closed'): void {
    this.#element.dispatchEvent(new Event(what, { bubbles: true }));
  }
}
