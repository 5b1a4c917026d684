import { boxOf, lessonBlocks, lessonFilms } from './lesson-blocks.ts';
import { type Place, textPlace } from './place.ts';

const SAVE_EVERY_MS = 15_000;
/** As in <preau-video>: seen to here, a film is over. */
const SEEN = 0.95;

/**
 * Follows the reader through text and films, and calls `save` sparingly: every fifteen seconds of a
 * film, on a pause, and as they leave. A page on which nobody has moved saves nothing, so that an old
 * tab cannot undo what was read elsewhere. Returns the way to stop.
 */
export function followPlace(start: Place | null, save: (place: Place) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let film: Pick<Place, 'film' | 'second'> = {
    film: start?.film ?? null,
    second: start?.second ?? null,
  };
  let hasMoved = false;
  let savedAt = Date.now();

  const keep = () => {
    if (!hasMoved) return;
    hasMoved = false;
    savedAt = Date.now();
    save({ ...textPlace(lessonBlocks().map(boxOf)), ...film });
  };
  const onTime = ({ target }: Event) => {
    if (!(target instanceof HTMLVideoElement) || target.paused) return;
    const at = lessonFilms().indexOf(target);
    if (at === -1) return;
    const isOver = target.currentTime >= target.duration * SEEN;
    film = isOver
      ? { film: null, second: null }
      : { film: at, second: Math.floor(target.currentTime) };
    hasMoved = true;
    if (Date.now() - savedAt >= SAVE_EVERY_MS) keep();
  };

  // Caught on their way down: films of a lesson that opens later are heard too.
  document.addEventListener('timeupdate', onTime, { capture: true, signal });
  document.addEventListener('pause', keep, { capture: true, signal });
  document.addEventListener('visibilitychange', () => document.hidden && keep(), { signal });
  window.addEventListener('pagehide', keep, { signal });
  const onScroll = () => {
    hasMoved = true;
  };
  window.addEventListener('scroll', onScroll, { passive: true, signal });
  return () => listening.abort();
}
