import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { lengthRefusal, titleRefusal } from '../lib/publication-words.ts';
import { useFormDraft } from '../lib/use-form-draft.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { MarkdownField } from '../ui/MarkdownField.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { type NewsItem, saveNews } from './news.api.ts';
import { LONGEST_NEWS, LONGEST_TITLE } from './news.schema.ts';
import { NEWS_REFUSALS } from './news-words.ts';
import { parisInstant, parisWall } from './paris-time.ts';
import { WhenToPublish } from './WhenToPublish.tsx';

interface NewsFormProps {
  userId: string;
  communityId: string;
  edited?: NewsItem | undefined;
  onDone: (said: string) => void;
  onCancel: () => void;
}

/** A new piece of news, or a change to one. What is typed outlives every refusal. */
export function NewsForm({ userId, communityId, edited, onDone, onCancel }: NewsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { id, fields, change, drop } = useFormDraft(
    userId,
    newsPlace(communityId),
    edited && `edit-${edited.id}`,
    firstOf(edited),
  );
  const [refused, setRefused] = useState({ title: '', body: '', when: '' });
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const { title, body, when, day, hour } = fields;
  const isOut = edited !== undefined && !edited.isScheduled;
  const isLater = !isOut && when === 'later';

  // Who pressed « Écrire » or « Modifier » wants to write.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const refusals = {
      title: titleRefusal(title, LONGEST_TITLE),
      body: body.trim() ? lengthRefusal(body, LONGEST_NEWS) : m.publications_refused_text_missing(),
      when: isLater ? hourRefusal(day, hour) : '',
    };
    setRefused(refusals);
    setError(undefined);
    if (refusals.title || refusals.body || refusals.when) {
      const selector = refusals.title ? 'input' : refusals.body ? 'textarea' : 'input[type="date"]';
      form.current?.querySelector<HTMLElement>(selector)?.focus();
      return;
    }
    setIsBusy(true);
    try {
      const publishOn = isLater ? `${day}T${hour}` : null;
      const saved = await saveNews({ id: edited?.id ?? id, communityId, title, body, publishOn });
      drop();
      onDone(isOut ? m.news_changed() : saved.isScheduled ? m.news_scheduled() : m.news_saved());
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };

  return (
    <form ref={form} className="form card publication-form" noValidate onSubmit={submit}>
      <h2>{edited ? m.news_edit_title() : m.news_form_title()}</h2>
      <Field
        label={m.publications_title_label()}
        value={title}
        error={refused.title}
        onChange={({ target }) => change('title', target.value)}
      />
      <MarkdownField
        label={m.news_body_label()}
        value={body}
        onChange={(text) => change('body', text)}
        most={LONGEST_NEWS}
        rows={8}
        hint={m.publications_draft_hint()}
        error={refused.body}
      />
      {!isOut && (
        <WhenToPublish chosen={{ when, day, hour }} onChange={change} error={refused.when} />
      )}
      <PublicationError error={error} words={NEWS_REFUSALS} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {isOut ? m.publications_save() : isLater ? m.news_schedule() : m.publications_publish()}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {m.app_cancel()}
        </Button>
      </div>
    </form>
  );
}

export const newsPlace = (communityId: string): string => `news-${communityId}`;

function firstOf(edited: NewsItem | undefined) {
  const [day = '', hour = ''] = edited?.isScheduled ? parisWall(edited.publishedAt).split('T') : [];
  const when = edited?.isScheduled ? 'later' : 'now';
  return { title: edited?.title ?? '', body: edited?.body ?? '', when, day, hour };
}

/** The database's clock decides what is past. */
function hourRefusal(day: string, hour: string): string {
  if (!day || !hour) return m.news_refused_hour_unknown();
  return parisInstant(`${day}T${hour}`) ? '' : m.news_refused_hour_skipped();
}
