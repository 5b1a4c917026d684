import { useEffect, useRef } from 'react';
import { isFinished, type Reading } from './finished.ts';

const LOOK_EVERY_MS = 1000;

/** Follows how the lesson is read; the answer is asked when somebody leaves. */
export function useReading(): () => boolean {
  const reading = useRef({ seconds: 0, hasReachedEnd: false });

  useEffect(() => {
    const look = () => {
      if (document.hidden) return;
      reading.current.seconds += LOOK_EVERY_MS / 1000;
      reading.current.hasReachedEnd ||= isEndInView();
    };
    const looking = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, []);

  return () => isFinished({ ...reading.current, film: filmState(), words: countWords() });
}

function isEndInView(): boolean {
  const end = document.querySelector('.lesson-end');
  return end !== null && end.getBoundingClientRect().top < innerHeight;
}

// The elements of widgets/lessons leave these marks on themselves.
function filmState(): Reading['film'] {
  const films = [...document.querySelectorAll<HTMLElement>('.lesson preau-video')];
  if (films.length > 0) return films.every(({ dataset }) => 'seen' in dataset) ? 'seen' : 'unseen';
  return document.querySelector('.lesson preau-youtube:not([data-played])') ? 'unseen' : 'none';
}

function countWords(): number {
  const paragraphs = document.querySelectorAll('.lesson-body :is(p, li, td, h2, h3, figcaption)');
  return [...paragraphs]
    .filter((paragraph) => !paragraph.closest('.transcript'))
    .flatMap(({ textContent }) => textContent?.trim().split(/\s+/) ?? []).length;
}
