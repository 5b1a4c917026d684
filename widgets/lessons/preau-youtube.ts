const EMBED = 'https://www.youtube-nocookie.com/embed/';
/** It plays at once, since the reader has just asked, with French subtitles and French words. */
const SETTINGS = 'autoplay=1&cc_load_policy=1&cc_lang_pref=fr&hl=fr&rel=0';

/** <preau-youtube video label>: our own picture until the reader asks YouTube for its player. */
export class PreauYouTube extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    // In a page without script the button would do nothing.
    button?.removeAttribute('hidden');
    button?.addEventListener('click', () => this.#play());
  }

  #play(): void {
    const frame = document.createElement('iframe');
    frame.title = this.getAttribute('label') ?? '';
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    // YouTube refuses to play for a page that does not say where it is.
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.src = `${EMBED}${encodeURIComponent(this.getAttribute('video') ?? '')}?${SETTINGS}`;
    this.replaceChildren(frame);
    frame.focus();
    // The course's « lesson finished » reads it: what happens in the frame is not ours to see.
    this.dataset['played'] = '';
  }
}
