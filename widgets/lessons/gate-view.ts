import { m } from '#messages';
import { countdown } from './gate-words.ts';

const TICK_MS = 1000;

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  facts: Partial<HTMLElementTagNameMap[Tag]> = {},
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), facts);
}

/** What the gate shows, and says to who does not see it. */
export class GateView {
  readonly #host: HTMLElement;
  readonly #retry: () => void;
  // Live regions must be there before they change.
  readonly #status = make('div', { role: 'status' });
  readonly #error = make('div', { role: 'alert' });
  readonly #timer = make('p', { role: 'timer', className: 'gate-timer' });
  #ticking: ReturnType<typeof setInterval> | undefined;
  #wasLocked = false;

  constructor(host: HTMLElement, retry: () => void) {
    this.#host = host;
    this.#retry = retry;
  }

  #settle(): void {
    if (this.#status.isConnected) return;
    this.#status.append(...this.#host.childNodes);
    this.#host.append(this.#status, this.#timer, this.#error);
  }

  showLocked(sentence: string, wayOn: { href: string; text: string }): void {
    this.stop();
    this.#settle();
    this.#wasLocked = true;
    this.#error.replaceChildren();
    // The same sentence again is not worth reading aloud again.
    if (this.#status.firstElementChild?.textContent === sentence) return;
    const actions = make('p');
    actions.append(make('a', { href: wayOn.href, textContent: wayOn.text }));
    this.#status.replaceChildren(make('p', { textContent: sentence }), actions);
  }

  countDown(left: () => number, onTick: () => void): void {
    const tick = () => {
      this.#timer.textContent = countdown(left());
      onTick();
    };
    this.#ticking = setInterval(tick, TICK_MS);
    tick();
  }

  showError(sentence: string): void {
    this.#settle();
    this.#say(sentence, this.#retry);
  }

  showMediaError(retry: () => void): void {
    this.#say(m.lesson_media_failed(), retry);
  }

  #say(sentence: string, retry: () => void): void {
    if (this.#error.textContent?.startsWith(sentence)) return;
    const notice = make('div', { className: 'notice notice-error' });
    const button = make('button', {
      type: 'button',
      className: 'button button-quiet',
      textContent: m.app_try_again(),
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
    this.#settle();
    this.#timer.remove();
    this.#error.replaceChildren();
    // Who waited hears that it has opened; who comes later just reads.
    this.#status.replaceChildren(this.#wasLocked ? m.lesson_gate_open() : '');
    this.#host.append(body);
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#timer.textContent = '';
  }
}
