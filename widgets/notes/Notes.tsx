import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Sheet } from '../ui/Sheet.tsx';
// Fetched by who is signed in: inlined, it would weigh on every lesson that anybody reads.
import sheet from './notes.css?url';
import { lessonText, type Place, readingPlace } from './place.ts';

// Opened by few, and then rarely: no lesson carries it before.
const loadPanel = () => import('./NotesPanel.tsx');
const NotesPanel = lazy(async () => ({ default: (await loadPanel()).NotesPanel }));
/** Fetched all the same while the line is there: a note may be wanted when it is not. */
const PREPARED_AFTER_MS = 5000;

export interface NotesProps {
  lessonId: string;
}

/** « Mes notes », beside the text where there is room, else under it. */
export function Notes(props: NotesProps) {
  return (
    <Island>
      <NotesForSession {...props} />
    </Island>
  );
}

function NotesForSession({ lessonId }: NotesProps) {
  const session = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState<Place>({ anchor: '', quote: '' });
  const button = useRef<HTMLButtonElement>(null);
  const isSignedIn = session.status === 'signed-in';
  useEffect(() => {
    if (!isSignedIn) return;
    const timer = setTimeout(() => loadPanel().catch(() => undefined), PREPARED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isSignedIn]);
  if (!isSignedIn) return null;

  const open = () => {
    // Before the panel moves the page: the note belongs to what is being read.
    const text = lessonText();
    if (text) setPlace(readingPlace(text));
    setIsOpen(true);
  };
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Sheet href={sheet} />
      <Button
        ref={button}
        className="notes-button"
        look="secondary"
        aria-expanded={isOpen}
        onClick={isOpen ? close : open}
      >
        {m.notes_title()}
      </Button>
      {isOpen && (
        <Suspense fallback={<p className="notes-panel soft">{m.app_loading()}</p>}>
          <NotesPanel
            key={session.userId}
            userId={session.userId}
            lessonId={lessonId}
            place={place}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
