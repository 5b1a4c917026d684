import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { textRefusal } from '../lib/post-words.ts';
import { useSession } from '../lib/session.ts';
import { useDraft } from '../lib/use-draft.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { MentionField } from '../ui/MentionField.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { type Category, editTopic, refreshForum, type Topic, writeTopic } from './forum.api.ts';
import { LONGEST_TITLE, LONGEST_TOPIC } from './forum.schema.ts';
import { forumMessage } from './forum-words.ts';

interface TopicFormProps {
  community: Community;
  categories: Category[];
  edited?: Topic | undefined;
  onDone?: (() => Promise<void>) | undefined;
  onCancel: () => void;
}

/** A new topic, or a change to one's own. What is typed outlives every refusal. */
export function TopicForm(props: TopicFormProps) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return <Form userId={session.userId} {...props} />;
}

function Form(props: TopicFormProps & { userId: string }) {
  const { userId, community, categories, edited, onDone, onCancel } = props;
  const about = edited ? `edit-${edited.id}` : 'topic';
  const title = useDraft(userId, community.id, `${about}-title`, edited?.title ?? '');
  const text = useDraft(userId, community.id, about, edited?.body ?? '');
  const [category, setCategory] = useState(edited?.categoryId ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [errors, setErrors] = useState({ title: '', text: '' });
  const titleField = useRef<HTMLInputElement>(null);
  const textField = useRef<HTMLTextAreaElement>(null);

  useEffect(() => titleField.current?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const refusals = {
      title: titleRefusal(title.draft.text),
      text: textRefusal(text.draft.text, LONGEST_TOPIC),
    };
    setErrors(refusals);
    setError(undefined);
    if (refusals.title) return titleField.current?.focus();
    if (refusals.text) return textField.current?.focus();
    setIsBusy(true);
    try {
      const topic = {
        id: edited?.id ?? text.draft.id,
        title: title.draft.text,
        body: text.draft.text,
        categoryId: category === '' ? null : category,
      };
      const id = edited ? await editTopic(topic) : await writeTopic(community.id, topic);
      title.drop();
      text.drop();
      if (onDone) await onDone();
      else location.assign(communityHref(community.slug, 'forum', id));
    } catch (failure) {
      // A category that was removed meanwhile must not be chosen again.
      if (toAppError(failure).reason === 'category-unknown') {
        setCategory('');
        await refreshForum(community.id);
      }
      setError(failure);
      setIsBusy(false);
    }
  };
  return (
    <form className="form topic-form" noValidate onSubmit={submit}>
      <h2>{edited ? m.forum_edit() : m.forum_begin()}</h2>
      <Field
        ref={titleField}
        label={m.forum_title()}
        hint={m.forum_title_hint()}
        value={title.draft.text}
        onChange={({ target }) => title.change(target.value)}
        error={errors.title}
      />
      {categories.length > 0 && (
        <SelectField
          label={m.forum_category()}
          value={category}
          onChange={({ target }) => setCategory(target.value)}
        >
          <option value="">{m.forum_category_none()}</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <MentionField
        ref={textField}
        communityId={community.id}
        label={m.forum_text()}
        value={text.draft.text}
        onChange={text.change}
        most={LONGEST_TOPIC}
        rows={9}
        hint={m.replies_hint()}
        error={errors.text}
      />
      <Refusal error={error} words={forumMessage} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {edited ? m.comments_save() : m.comments_post()}
        </Button>
        <Button look="secondary" onClick={onCancel}>
          {m.app_cancel()}
        </Button>
      </div>
    </form>
  );
}

function titleRefusal(title: string): string {
  const { length } = title.trim();
  if (length === 0) return m.replies_refused_title_blank();
  return length > LONGEST_TITLE ? m.replies_refused_title_long() : '';
}
