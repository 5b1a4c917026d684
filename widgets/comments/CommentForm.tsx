import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { m } from '#messages';
import { showElement } from '../lib/show-element.ts';
import { useDraft } from '../lib/use-draft.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { MarkdownField } from '../ui/MarkdownField.tsx';
import { CommentError } from './CommentError.tsx';
import { nameOf } from './comment-words.ts';
import { type Comment, editComment, postComment, refreshComments } from './comments.api.ts';
import { LONGEST_COMMENT } from './comments.schema.ts';

interface CommentFormProps {
  userId: string;
  lessonId: string;
  /** Under which the comment will stand; said where it is not plain to see. */
  name?: string | undefined;
  answered?: Comment | undefined;
  edited?: Comment | undefined;
  onDone?: () => void;
  onCancel?: () => void;
}

/** A new comment, an answer, or a change to one's own. What is typed outlives every refusal. */
export function CommentForm(props: CommentFormProps) {
  const { userId, lessonId, name, answered, edited, onDone, onCancel } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const announce = useAnnounce();
  const about = edited ? `edit-${edited.id}` : answered?.id;
  const { draft, change, drop } = useDraft(userId, lessonId, about, edited?.body ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [fieldError, setFieldError] = useState('');
  const { text } = draft;
  const isAskedFor = onCancel !== undefined;

  // Who pressed « Répondre » or « Modifier » wants to write.
  useEffect(() => {
    if (isAskedFor) field.current?.focus();
  }, [isAskedFor]);

  const send = () =>
    edited
      ? editComment(edited.id, text)
      : postComment({ id: draft.id, lessonId, body: text, answeredId: answered?.id });

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const refusal = refusalOf(text);
    setFieldError(refusal);
    setError(undefined);
    if (refusal) return field.current?.focus();
    setIsBusy(true);
    try {
      const posted = await send();
      drop();
      await refreshComments(lessonId);
      announce(edited ? m.comments_edit_done() : m.comments_post_done());
      onDone?.();
      showElement(`.comments [data-comment="${posted.id}"]`);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  const label = edited
    ? m.comments_field_edit()
    : answered
      ? m.comments_field_answer({ name: nameOf(answered.author) })
      : m.comments_field();
  return (
    <form className="comment-form" noValidate onSubmit={submit}>
      {name && <p id={`${id}-name`}>{m.comments_as({ name })}</p>}
      <MarkdownField
        ref={field}
        label={label}
        value={text}
        onChange={change}
        most={LONGEST_COMMENT}
        hint={m.comments_draft_hint()}
        error={fieldError}
      />
      <CommentError error={error} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {edited ? m.comments_save() : m.comments_post()}
        </Button>
        {onCancel && (
          <Button look="plain" onClick={onCancel}>
            {m.app_cancel()}
          </Button>
        )}
      </div>
    </form>
  );
}

// As the database does, before ten megabytes are sent for nothing.
function refusalOf(text: string): string {
  if (text.trim() === '') return m.comments_refused_blank();
  if (text.trim().length > LONGEST_COMMENT) return m.comments_refused_too_long();
  return '';
}
