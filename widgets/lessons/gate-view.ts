import { countdown } from './gate-sentence.ts';
import type { GateWords } from './gate-words.ts';

const TICK_MS = 1000;

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  facts: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), facts);
}

/** What the gate shows, and says to who does not see it. */
export class GateView {
  readonly #words: GateWords;
  readonly #retry: () => void;
  /** What the build wrote: why the lesson is closed, in a paragraph. */
  readonly #notice: HTMLElement;
  readonly #sentence: HTMLElement;
  readonly #wayOn = make('a', { hidden: true });
  readonly #body = make('div', {});
  readonly #timer = make('p', { role: 'timer', className: 'gate-timer', hidden: true });
  // Live regions must be there before they change.
  readonly #error = make('div', { role: 'alert' });
  readonly #news = make('p', { role: 'status', className: 'visually-hidden' });
  #ticking: ReturnType<typeof setInterval> | undefined;
  #wasLocked = false;

  constructor(host: HTMLElement, words: GateWords, retry: () => void) {
    this.#words = words;
    this.#retry = retry;
    this.#notice = host.querySelector('div') ?? host.appendChild(make('div', {}));
    this.#sentence = host.querySelector('p') ?? this.#notice.appendChild(make('p', {}));
    this.#sentence.role = 'status';
    this.#notice.after(this.#timer, this.#wayOn, this.#error, this.#news, this.#body);
  }

  showLocked(sentence: string, href: string, text: string): void {
    this.stop();
    this.#wasLocked = true;
    this.#error.replaceChildren();
    this.#body.replaceChildren();
    this.#news.textContent = '';
    this.#notice.hidden = false;
    // The same sentence again is not worth reading aloud again.
    if (this.#sentence.textContent !== sentence) this.#sentence.textContent = sentence;
    Object.assign(this.#wayOn, { href, textContent: text, hidden: false });
  }

  countDown(left: () => number, onTick: () => void): void {
    const tick = () => {
      const text = countdown(left(), this.#words);
      this.#timer.textContent = text;
      this.#timer.hidden = text === '';
      onTick();
    };
    this.#ticking = setInterval(tick, TICK_MS);
    tick();
  }

  showError(sentence: string, retry: () => void = this.#retry): void {
    if (this.#error.textContent?.startsWith(sentence)) return;
    const notice = make('div', { className: 'notice notice-error' });
    const button = make('button', {
      type: 'button',
      className: 'button button-quiet',
      textContent: this.#words.tryAgain,
      onclick: () => {
        this.#error.replaceChildren();
        retry();
      },
    });
    notice.append(make('p', { textContent: sentence }), button);
    this.#error.replaceChildren(notice);
  }

  showOpen(body: DocumentFragment): void {
    this.stop();
    this.#notice.hidden = true;
    this.#wayOn.hidden = true;
    this.#error.replaceChildren();
    this.#body.replaceChildren(body);
    // Who waited hears that it has opened; who comes later just reads.
    if (this.#wasLocked) this.#news.textContent = this.#words.open;
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#timer.hidden = true;
  }
}
