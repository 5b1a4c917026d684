import { useEffect, useState } from 'react';
import { m } from '#messages';
import { Sheet } from '../ui/Sheet.tsx';
import type { DoneModule } from './module-done.ts';
// Fetched with the joy: inlined, it would weigh on every lesson read without one.
import sheet from './module-joy.css?url';

/** « Bravo, module 2 terminé ! », with the sun over the yard. It is read aloud and takes no focus. */
export function ModuleJoy({ number, title }: DoneModule) {
  const [isSaid, setIsSaid] = useState(false);
  // A live region must be there before it changes.
  useEffect(() => setIsSaid(true), []);
  return (
    <div className="module-joy" role="status">
      {isSaid && (
        <>
          <Sheet href={sheet} />
          <Yard />
          <p>
            <strong>{m.progress_module_done({ number })}</strong>{' '}
            {m.progress_module_done_text({ title })}
          </p>
        </>
      )}
    </div>
  );
}

/** The arches of the house, a rising sun and a garland. */
function Yard() {
  return (
    <svg
      className="module-joy-yard"
      width="144"
      height="86"
      viewBox="0 0 120 72"
      aria-hidden="true"
    >
      <circle className="module-joy-sun" cx="60" cy="40" r="17" />
      <path
        className="module-joy-wall"
        d="M8 66V44h104v22h-6.4V56a9 9 0 0 0-18 0v10h-6.4V56a9 9 0 0 0-18 0v10h-6.4V56a9 9 0 0 0-18 0v10h-6.4V56a9 9 0 0 0-18 0v10h-6.4z"
      />
      <path className="module-joy-string" pathLength={1} d="M4 12q28 18 56 4t56-4" />
      <path
        className="module-joy-flags"
        d="m20 21 8 2-6 7zM42 21l8-2-2 9zM70 14l8-1-3 9zM94 12l8 0-4 8z"
      />
    </svg>
  );
}
