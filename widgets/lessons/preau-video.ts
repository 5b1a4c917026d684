import { filmBar } from './film-bar.ts';
import type { FilmWords } from './film-words.ts';
import { toggleFullScreen } from './full-screen.ts';

const STEP_SECONDS = 5;
const SEEN = 0.95;

/** <preau-video words> around a native <video controls>: subtitles at once, a bar, and keys. */
export class PreauVideo extends HTMLElement {
  readonly #listening = new AbortController();

  connectedCallback(): void {
    const video = this.querySelector('video');
    if (!video || this.querySelector('.film-bar')) return;
    // A parsed border: film-words.ts wrote this attribute into the page.
    const words: FilmWords | null = JSON.parse(this.getAttribute('words') ?? 'null');
    if (words) video.after(filmBar(video, words));

    const { signal } = this.#listening;
    this.addEventListener('keydown', (event) => onKey(event, video), { signal });
    video.addEventListener('timeupdate', () => this.#see(video), { signal });
    video.addEventListener('ended', () => this.#see(video), { signal });
    showFrench(video);
    // Some browsers forget `default` on a track whose address came later.
    video.addEventListener('loadedmetadata', () => showFrench(video), { signal, once: true });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** Leaves for the course's « lesson finished » that the film was watched to its end. */
  #see({ currentTime, duration }: HTMLVideoElement): void {
    if (currentTime >= duration * SEEN) this.dataset['seen'] = '';
  }
}

function showFrench({ textTracks }: HTMLVideoElement): void {
  const tracks = [...textTracks];
  // The reader's choice stands.
  if (tracks.some(({ mode }) => mode === 'showing')) return;
  const french = tracks.find(({ language }) => language === 'fr');
  if (french) french.mode = 'showing';
}

/** Space is the browser's own: it also presses the buttons inside the film, which we cannot tell. */
function onKey(event: KeyboardEvent, video: HTMLVideoElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isChoosing(event.target)) return;
  const act = ACTS[event.key];
  if (!act) return;
  event.preventDefault();
  act(video);
}

const isChoosing = (target: EventTarget | null) => target instanceof HTMLSelectElement;

const ACTS: Record<string, (video: HTMLVideoElement) => void> = {
  f: toggleFullScreen,
  k: (video) => {
    if (video.paused) void video.play();
    else video.pause();
  },
  ArrowLeft: (video) => {
    video.currentTime = Math.max(0, video.currentTime - STEP_SECONDS);
  },
  ArrowRight: (video) => {
    video.currentTime += STEP_SECONDS;
  },
};
