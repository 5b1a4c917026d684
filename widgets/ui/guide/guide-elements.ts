// What moves in a help page, in its own page or in the side panel. The markup is whole without it.
import { browserTabs } from './browser-tabs.ts';
import { clipButton } from './clip.ts';
import { enlarge } from './enlarge.ts';
import type { GuideWords } from './guide-words.ts';

/** <preau-guide words> around the text of a help page. */
class PreauGuide extends HTMLElement {
  #isReady = false;

  connectedCallback(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    // A parsed border: guide-words.ts wrote this attribute into the page.
    const words: GuideWords = JSON.parse(this.getAttribute('words') ?? '{}');
    const each = (selector: string, make: (part: HTMLElement, words: GuideWords) => void) => {
      for (const part of this.querySelectorAll<HTMLElement>(selector)) make(part, words);
    };
    each('.browsers', browserTabs);
    each('.figure', enlarge);
    each('.clip', clipButton);
    const print = this.querySelector<HTMLElement>('.print-button');
    print?.removeAttribute('hidden');
    print?.addEventListener('click', () => window.print());
  }
}

customElements.define('preau-guide', PreauGuide);
