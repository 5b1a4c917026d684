import { useEffect, useId, useRef, useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { refusalSentence } from '../lib/refusals.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { MarginNote } from './margin.ts';

const LONGEST = 5000;

interface NoteCardProps {
  note: MarginNote;
  isNew: boolean;
  onWrite: (body: string) => void;
  onRemove: () => void;
  onKeepMine: () => void;
  onTakeOther: () => void;
  onGoTo: () => void;
}

/** One note: its place, its text, and how it stands with the server. */
export function NoteCard({ note, isNew, onWrite, onRemove, ...decide }: NoteCardProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const stateId = useId();
  useEffect(() => {
    if (isNew) field.current?.focus();
  }, [isNew]);
  const label = note.quote ? m.notes_label({ quote: note.quote }) : m.notes_label_lesson();

  return (
    <li className="note">
      {note.quote && (
        <button type="button" className="note-quote" onClick={decide.onGoTo}>
          <span className="visually-hidden">{m.notes_go_to()} </span>« {note.quote} »
        </button>
      )}
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={stateId}
        rows={4}
        maxLength={LONGEST}
        value={note.body}
        onChange={({ currentTarget }) => onWrite(currentTarget.value)}
      />
      <p id={stateId} className="note-state" role="status">
        {stateOf(note)}
      </p>
      {note.refusal && <Refused note={note} {...decide} />}
      {isAsking ? (
        <div className="actions">
          <p>{m.notes_delete_ask()}</p>
          <Button onClick={onRemove}>{m.notes_delete()}</Button>
          <Button look="secondary" onClick={() => setIsAsking(false)}>
            {m.app_cancel()}
          </Button>
        </div>
      ) : (
        <Button
          look="plain"
          onClick={() => (note.body.trim() ? setIsAsking(true) : onRemove())}
          aria-label={m.notes_delete_this({ label })}
        >
          {m.notes_delete()}
        </Button>
      )}
    </li>
  );
}

function stateOf({ body, refusal, isWaiting, savedAt }: MarginNote): string {
  if (refusal) return '';
  if (isWaiting && body.trim() === '') return m.notes_empty();
  if (isWaiting) return navigator.onLine ? m.notes_saving() : m.notes_kept();
  return savedAt ? m.notes_saved_at({ time: formatTime(savedAt, ownZone()) }) : '';
}

type RefusedProps = Pick<NoteCardProps, 'note' | 'onKeepMine' | 'onTakeOther'>;

/** Nothing is lost before its author has chosen. */
function Refused({ note, onKeepMine, onTakeOther }: RefusedProps) {
  const isGone = note.refusal === 'note-unknown';
  return (
    <div className="note-refused">
      <Notice kind="error">
        {note.other ? m.notes_changed() : isGone ? m.notes_gone() : refusalSentence(note.refusal)}
      </Notice>
      {note.other && <blockquote>{note.other.body}</blockquote>}
      <div className="actions">
        <Button look="secondary" onClick={onKeepMine}>
          {note.other ? m.notes_keep_mine() : isGone ? m.notes_keep_new() : m.app_try_again()}
        </Button>
        {(note.other || isGone) && (
          <Button look="plain" onClick={onTakeOther}>
            {note.other ? m.notes_take_other() : m.offline_forget()}
          </Button>
        )}
      </div>
    </div>
  );
}
