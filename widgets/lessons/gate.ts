// <preau-gate lesson="…" opens-at="…" course="/cours/…/">: a lesson that is not in the page. Its
// children are what the build knew; from then on the database says what is true.
import { m } from '#messages';
import { AppError } from '../lib/errors.ts';
import { onSessionChange } from '../lib/session-store.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { askGate, fetchBody, type GateAnswer } from './gate.api.ts';
import { GateView } from './gate-view.ts';
import { gateSentence } from './gate-words.ts';
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
  #view = new GateView(this, () => this.#ask());
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
    this.dataset['state'] = answer.reason;
    const clock = new ServerClock(answer.serverNow);
    this.#view.showLocked(gateSentence(answer), this.#wayOn(answer));
    const { opensAt } = answer;
    if (!opensAt || !['scheduled', 'session-not-started'].includes(answer.reason)) {
      this.#tries = 0;
      return;
    }
    this.#view.countDown(
      () => clock.millisecondsTo(opensAt),
      () => clock.hasJumped && this.#ask(),
    );
    const wait = clock.millisecondsTo(opensAt);
    if (wait > 0) this.#tries = 0;
    const pause = wait > 0 ? wait + Math.random() * SPREAD_MS : backOff(this.#tries++, 250);
    this.#next = setTimeout(() => this.#ask(), Math.min(pause, ASK_AGAIN_MS));
  }

  #wayOn({ reason }: GateAnswer): { href: string; text: string } {
    return reason === 'sign-in'
      ? { href: signInHref(), text: m.app_sign_in() }
      : { href: this.getAttribute('course') ?? '/', text: m.lesson_gate_back() };
  }

  #fail(error: unknown): void {
    // Who reads goes on reading.
    if (this.#isOpen) return;
    const isOffline = error instanceof AppError && error.code === 'offline';
    this.#view.showError(isOffline ? m.lesson_gate_offline() : m.lesson_gate_unavailable());
    this.#next = setTimeout(() => this.#ask(), backOff(this.#tries++, 2000));
  }

  #open(html: string): void {
    this.dataset['state'] = 'open';
    this.#view.showOpen(parseBody(html));
    if (this.querySelector('preau-video')) import('./lesson-elements.ts');
    const files = new SignedFiles(this);
    const sign = (): Promise<void> => files.sign().catch(() => this.#view.showMediaError(sign));
    sign();
    this.dispatchEvent(new CustomEvent('preau:lesson-open', { bubbles: true }));
  }
}

customElements.define('preau-gate', Gate);
