import { useEffect, useId, useRef } from 'react';
import { m } from '#messages';
import { addSheet } from '../lib/add-sheet.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { HelpHint } from '../ui/HelpHint.tsx';
import { CommentForm } from './CommentForm.tsx';
// Fetched with the panel: inlined, it would weigh on every lesson read without one.
import sheet from './comments.css?url';
import { forgetAsked } from './permalink.ts';
import { ThreadList } from './ThreadList.tsx';
import { useComments } from './use-comments.ts';

interface CommentsPanelProps {
  userId: string;
  lessonId: string;
  onClose: () => void;
  onTotal: (total: number) => void;
}

/** The lesson in view, as its own header names it. */
const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';

/** The comments of one lesson, beside it: the list, and the form after it. */
export function CommentsPanel({ userId, lessonId, onClose, onTotal }: CommentsPanelProps) {
  const titleId = useId();
  const panel = useRef<HTMLDialogElement>(null);
  const comments = useComments(lessonId);
  const { total } = comments;

  useEffect(() => forgetAsked, []);
  useEffect(() => {
    void addSheet(sheet).then(() => {
      if (!panel.current?.open) panel.current?.showModal();
    });
  }, []);
  useEffect(() => {
    if (total !== undefined) onTotal(total);
  }, [total, onTotal]);

  return (
    <dialog
      ref={panel}
      className="comments"
      aria-labelledby={titleId}
      onClose={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <header className="comments-header">
        <div>
          <p className="eyebrow">{textOf('.lesson-header .eyebrow')}</p>
          <p className="comments-lesson">{textOf('.lesson-header h1')}</p>
        </div>
        <Button look="plain" onClick={() => panel.current?.close()}>
          {m.comments_close()}
        </Button>
        <h2 id={titleId}>
          {total === undefined ? m.comments_title() : m.comments_title_count({ count: total })}
        </h2>
        <HelpHint place="comments" />
      </header>
      <Announcer>
        <ThreadList userId={userId} lessonId={lessonId} comments={comments} />
        {comments.name !== undefined && (
          <section className="comments-write" aria-labelledby={`${titleId}-write`}>
            <h3 id={`${titleId}-write`} tabIndex={-1} data-write>
              {m.comments_write_title()}
            </h3>
            <CommentForm userId={userId} lessonId={lessonId} name={comments.name} />
          </section>
        )}
      </Announcer>
    </dialog>
  );
}
