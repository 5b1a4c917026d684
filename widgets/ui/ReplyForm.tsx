import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { authorName, textRefusal } from '../lib/post-words.ts';
import { editReply, type Reply, writeReply } from '../lib/replies.api.ts';
import { LONGEST_REPLY } from '../lib/replies.schema.ts';
import { useDraft } from '../lib/use-draft.ts';
import { Button } from './Button.tsx';
import { MentionField } from './MentionField.tsx';
import { PostError } from './PostError.tsx';

interface ReplyFormProps {
  userId: string;
  communityId: string;
  postId: string;
  quoted?: Reply | undefined;
  edited?: Reply | undefined;
  onDone: (reply: Reply) => Promise<void>;
  /** Given up: the change, or the quote. */
  onCancel?: (() => void) | undefined;
}

/** A reply, or a change to one's own. What is typed outlives every refusal. */
export function ReplyForm(props: ReplyFormProps) {
  const { userId, communityId, postId, quoted, edited, onDone, onCancel } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const about = edited && `edit-${edited.id}`;
  const { draft, change, drop } = useDraft(userId, postId, about, edited?.body ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [fieldError, setFieldError] = useState('');
  const { id, text } = draft;

  // Who pressed « Citer » or « Modifier » wants to write.
  const askedFor = edited?.id ?? quoted?.id;
  useEffect(() => {
    if (askedFor) field.current?.focus();
  }, [askedFor]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const refusal = textRefusal(text, LONGEST_REPLY);
    setFieldError(refusal);
    setError(undefined);
    if (refusal) return field.current?.focus();
    setIsBusy(true);
    try {
      const reply = edited
        ? await editReply(edited.id, text)
        : await writeReply({ id, postId, body: text, quotedId: quoted?.id });
      drop();
      await onDone(reply);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form className="reply-form" noValidate onSubmit={submit}>
      {quoted && (
        <blockquote className="reply-quote">
          <p>{m.replies_quoting({ name: authorName(quoted.author) })}</p>
          <Button look="plain" onClick={onCancel}>
            {m.replies_quote_drop()}
          </Button>
        </blockquote>
      )}
      <MentionField
        ref={field}
        communityId={communityId}
        label={edited ? m.replies_field_edit() : m.replies_field()}
        value={text}
        onChange={change}
        most={LONGEST_REPLY}
        hint={m.replies_hint()}
        error={fieldError}
      />
      <PostError error={error} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {edited ? m.comments_save() : m.replies_send()}
        </Button>
        {edited && (
          <Button look="plain" onClick={onCancel}>
            {m.app_cancel()}
          </Button>
        )}
      </div>
    </form>
  );
}
