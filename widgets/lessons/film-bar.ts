// What the browsers' own controls hide in menus, or lack, in words under the film.
import type { FilmWords } from './film-words.ts';
import { toggleFullScreen } from './full-screen.ts';

const OFF = -1;

function choice(
  label: string,
  options: [value: number, text: string][],
  onChoose: (value: number) => void,
): [HTMLLabelElement, HTMLSelectElement] {
  const select = document.createElement('select');
  for (const [value, text] of options) select.add(new Option(text, String(value)));
  select.addEventListener('change', () => onChoose(Number(select.value)));
  const field = document.createElement('label');
  field.append(`${label} `, select);
  return [field, select];
}

function subtitles(video: HTMLVideoElement, words: FilmWords): HTMLElement[] {
  const tracks = [...video.textTracks];
  if (tracks.length === 0) return [];
  const [field, select] = choice(
    words.subtitles.replace('{count}', String(tracks.length)),
    [[OFF, words.noSubtitles], ...tracks.map(({ label }, at): [number, string] => [at, label])],
    (chosen) => {
      for (const [at, track] of tracks.entries()) {
        track.mode = at === chosen ? 'showing' : 'disabled';
      }
    },
  );
  // Chosen in the browser's own menu, it is said here too.
  const follow = () => {
    select.value = String(tracks.findIndex(({ mode }) => mode === 'showing'));
  };
  video.textTracks.addEventListener('change', follow);
  follow();
  return [field];
}

function speed(video: HTMLVideoElement, words: FilmWords): HTMLElement {
  const [field, select] = choice(words.speed, words.speeds, (chosen) => {
    video.playbackRate = chosen;
  });
  select.value = '1';
  video.addEventListener('ratechange', () => {
    select.value = String(video.playbackRate);
  });
  return field;
}

/** Subtitles, speed and « Plein écran (f) », each in a word and in reach of every hand. */
export function filmBar(video: HTMLVideoElement, words: FilmWords): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'film-bar';
  bar.role = 'group';
  bar.ariaLabel = words.settings;
  const full = document.createElement('button');
  full.type = 'button';
  full.className = 'button button-quiet';
  full.textContent = words.fullScreen;
  full.addEventListener('click', () => toggleFullScreen(video));
  bar.append(...subtitles(video, words), speed(video, words), full);
  return bar;
}
