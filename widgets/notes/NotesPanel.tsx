import { useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { isPassing } from '../lib/errors.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { NoteCard } from './NoteCard.tsx';
import { findBlock, lessonText, type Place, readingPlace, selectedPlace } from './place.ts';
import { useMargin } from './useMargin.ts';

interface NotesPanelProps {
  userId: string;
  lessonId: string;
  /** What was being read when the panel was opened. */
  place: Place;
  onClose: () => void;
}

/** Beside the text its place is what is in view now; under it, what was. */
const isBeside = () => matchMedia('(min-width: 76rem)').matches;

function goTo(place: Place): void {
  const root = lessonText();
  const block = root && findBlock(root, place);
  block?.scrollIntoView({ block: 'center' });
  block?.animate([{ background: 'var(--ochre-wash)' }, {}], 2000);
}

export function NotesPanel({ userId, lessonId, place, onClose }: NotesPanelProps) {
  const margin = useMargin(userId, lessonId);
  const [newest, setNewest] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  // Beside the text nothing moves: the reader stays where they were reading.
  useEffect(() => heading.current?.focus({ preventScroll: isBeside() }), []);

  const add = () => {
    const root = lessonText();
    const now = root && (selectedPlace(root) ?? (isBeside() ? readingPlace(root) : place));
    setNewest(margin.add(now ?? place));
  };
  const { query, notes } = margin;

  return (
    <section className="notes-panel" aria-labelledby="mes-notes">
      <div className="notes-head">
        <h2 id="mes-notes" ref={heading} tabIndex={-1}>
          {m.notes_title()}
        </h2>
        <Button look="plain" onClick={onClose}>
          {m.notes_close()}
        </Button>
      </div>
      <p className="soft">{m.notes_private()}</p>
      {query.isPending && <p className="soft">{m.app_loading()}</p>}
      {query.isError &&
        (isPassing(query.error) ? (
          <Notice kind="warning">{m.notes_without_line()}</Notice>
        ) : (
          <ErrorNotice error={query.error} onRetry={() => query.refetch()} />
        ))}
      {query.isSuccess && notes.length === 0 && <p>{m.notes_none()}</p>}
      <ul>
        {notes.map((note) => (
          <NoteCard
            key={note.id}
            note={note}
            isNew={note.id === newest}
            onWrite={(body) => margin.write(note, body)}
            onRemove={() => margin.remove(note)}
            onKeepMine={() => margin.keepMine(note)}
            onTakeOther={() => margin.takeOther(note)}
            onGoTo={() => goTo(note)}
          />
        ))}
      </ul>
      <div className="actions">
        <Button onClick={add}>{m.notes_add()}</Button>
        <a href="/mon-espace/notes/">{m.notes_all()}</a>
      </div>
    </section>
  );
}
