import { useEffect, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { goToPlace, goToStart } from './go-to-place.ts';
import { clockOf, isInFilm, isInText, type Place } from './place.ts';
// Fetched with the bar: inlined, it would weigh on every lesson read without one.
import sheet from './resume-bar.css?url';

interface ResumeBarProps {
  place: Place;
  /** « Reprendre » was followed: go there at once. */
  isAsked: boolean;
}

type Stage = 'offered' | 'resumed' | 'over';

/** Says at the foot of the window where the reader was taken, or offers to. It moves nothing. */
export function ResumeBar({ place, isAsked }: ResumeBarProps) {
  const [stage, setStage] = useState<Stage>(isAsked ? 'resumed' : 'offered');
  const [isSaid, setIsSaid] = useState(false);
  // A live region must be there before it changes.
  useEffect(() => setIsSaid(true), []);
  useEffect(() => {
    if (isAsked) goToPlace(place);
  }, [isAsked, place]);
  const isGone = useScrolledOn(stage === 'resumed');

  const resume = () => {
    goToPlace(place);
    setStage('resumed');
  };
  const startOver = () => {
    goToStart();
    setStage('over');
  };
  if (stage === 'over' || isGone) return null;
  return (
    <div className="resume-bar">
      <Sheet href={sheet} />
      <p role="status">{isSaid && (stage === 'offered' ? offer(place) : told(place))}</p>
      {stage === 'offered' ? (
        <Button onClick={resume}>{m.resuming_resume()}</Button>
      ) : (
        <Button look="secondary" onClick={startOver}>
          {m.resuming_start_over()}
        </Button>
      )}
      <Button look="plain" onClick={() => setStage('over')}>
        {m.resuming_close()}
      </Button>
    </div>
  );
}

function told(place: Place): string {
  if (!isInFilm(place)) return m.resuming_resumed_text();
  const time = clockOf(place.second ?? 0);
  return isInText(place) ? m.resuming_resumed_both({ time }) : m.resuming_resumed_film({ time });
}

function offer(place: Place): string {
  if (!isInFilm(place)) return m.resuming_offer();
  return m.resuming_offer_film({ time: clockOf(place.second ?? 0) });
}

const SETTLING_MS = 3000;

/** Who reads on has understood. */
function useScrolledOn(isWatching: boolean): boolean {
  const [isGone, setIsGone] = useState(false);
  useEffect(() => {
    if (!isWatching) return;
    const listening = new AbortController();
    // Until then it is the page that moves.
    const settled = setTimeout(() => {
      const from = scrollY;
      const look = () => {
        if (Math.abs(scrollY - from) > innerHeight) setIsGone(true);
      };
      addEventListener('scroll', look, { passive: true, signal: listening.signal });
    }, SETTLING_MS);
    return () => {
      clearTimeout(settled);
      listening.abort();
    };
  }, [isWatching]);
  return isGone;
}
