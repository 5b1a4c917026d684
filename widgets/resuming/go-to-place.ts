import { boxOf, lessonBlocks, lessonFilms } from './lesson-blocks.ts';
import { distanceTo, isInFilm, isInText, type Place } from './place.ts';

const SETTLING_MS = 3000;

const scrollBy = (distance: number) => {
  // At once, whatever the reader prefers about motion: nothing is shown on the way.
  if (Math.abs(distance) >= 1) window.scrollBy({ top: distance, behavior: 'instant' });
};

/** Scrolls to a place, and stays there while pictures above it arrive, until the reader moves. */
function holdText(place: Place): void {
  const [body] = document.getElementsByClassName('lesson-body');
  if (!body) return;
  const go = () => scrollBy(distanceTo(place, lessonBlocks().map(boxOf)));
  const watching = new ResizeObserver(go);
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => {
    watching.disconnect();
    ending.abort();
  };
  for (const act of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    window.addEventListener(act, end, { passive: true, signal });
  }
  setTimeout(end, SETTLING_MS);
  watching.observe(body);
  go();
}

/** Gives up a film's second that has not been reached yet. */
let forget = () => {};

/** Does not play: the reader does. */
function setFilm({ film, second }: Place): void {
  const video = lessonFilms()[film ?? -1];
  if (!video || second === null) return;
  video.currentTime = second;
  // A film that has loaded nothing yet may forget it.
  const again = () => {
    if (video.currentTime < second - 1) video.currentTime = second;
  };
  video.addEventListener('loadedmetadata', again, { once: true });
  forget = () => video.removeEventListener('loadedmetadata', again);
}

const focusOn = (element: HTMLElement | null | undefined) => {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

/** Puts the page, its film and the keyboard where the reader stopped. */
export function goToPlace(place: Place): void {
  if (isInFilm(place)) setFilm(place);
  if (!isInText(place)) return;
  holdText(place);
  focusOn(lessonBlocks()[place.block]);
}

export function goToStart(): void {
  forget();
  for (const video of lessonFilms()) video.currentTime = 0;
  window.scrollTo({ top: 0, behavior: 'instant' });
  focusOn(document.querySelector('h1'));
}
