// The moving parts of a lesson's body. The markup is whole without them.

/** <preau-video> around a native <video controls>: subtitles at once, `f` for full screen. */
export class PreauVideo extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', this.#onKey);
    // Some browsers forget `default` on a track whose address came later.
    this.addEventListener('loadedmetadata', this.#showFrench, true);
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('loadedmetadata', this.#showFrench, true);
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return;
    const video = this.querySelector('video');
    if (!video || event.target !== video) return;
    event.preventDefault();
    if (document.fullscreenElement) document.exitFullscreen();
    else video.requestFullscreen();
  };

  #showFrench = (): void => {
    const tracks = [...(this.querySelector('video')?.textTracks ?? [])];
    // The reader's choice stands.
    if (tracks.some(({ mode }) => mode === 'showing')) return;
    const french = tracks.find(({ language }) => language === 'fr');
    if (french) french.mode = 'showing';
    this.removeEventListener('loadedmetadata', this.#showFrench, true);
  };
}

customElements.define('preau-video', PreauVideo);
