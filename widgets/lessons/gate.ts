// <preau-gate lesson="…" course="/cours/…/" words="{…}">: a lesson that is not in the page. Its
// children are what the build knew; from then on the database says what is true.
import './lesson-elements.ts';
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

export class Gate extends HTMLElement {
  // A parsed border: gate-words.ts wrote this attribute into the page.
  readonly #words: GateWords = JSON.parse(this.getAttribute('words') ?? '{}');
  readonly #view = new GateView(this, this.#words, () => this.#ask());
  #turn = 0;
  #tries = 0;
  #next: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  connectedCallback(): void {
    const whenSeen = () => {
      if (!document.hidden && !this.#isOpen) this.#ask();
    };
    document.addEventListener('visibilitychange', whenSeen);
    window.addEventListener('online', whenSeen);
    const stopSession = onSessionChange(() => this.#ask());
    this.#stopListening = () => {
      document.removeEventListener('visibilitychange', whenSeen);
      window.removeEventListener('online', whenSeen);
      stopSession();
    };
    this.#ask();
  }

  disconnectedCallback(): void {
    this.#turn++;
    clearTimeout(this.#next);
    this.#view.stop();
    this.#stopListening?.();
  }

  get #lessonId(): string {
    return this.getAttribute('lesson') ?? '';
  }

  get #isOpen(): boolean {
    return this.dataset['state'] === 'open';
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
    // Signed out while reading: what was theirs leaves the page.
    if (this.#isOpen) {
      location.reload();
      return;
    }
    const { reason, opensAt } = answer;
    this.dataset['state'] = reason;
    const sentence = gateSentence(answer, this.#words, document.documentElement.lang);
    if (reason === 'sign-in') this.#view.showLocked(sentence, signInHref(), this.#words.signIn);
    else this.#view.showLocked(sentence, this.getAttribute('course') ?? '/', this.#words.back);
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
    this.dataset['state'] = 'open';
    this.#view.showOpen(parseBody(html));
    const files = new SignedFiles(this);
    const sign = (): Promise<void> =>
      files.sign().catch(() => this.#view.showError(this.#words.mediaFailed, sign));
    sign();
    this.dispatchEvent(new CustomEvent('preau:lesson-open', { bubbles: true }));
  }
}

customElements.define('preau-gate', Gate);
