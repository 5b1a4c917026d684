import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { lengthRefusal, titleRefusal } from '../lib/publication-words.ts';
import { useFormDraft } from '../lib/use-form-draft.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { MarkdownField } from '../ui/MarkdownField.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { EXPERIENCE_REFUSALS } from './experience-words.ts';
import { type ExperienceFields, saveExperience, type WholeExperience } from './experiences.api.ts';
import { LONGEST } from './experiences.schema.ts';

interface ExperienceFormProps {
  userId: string;
  communityId: string;
  edited?: WholeExperience | undefined;
  onDone: (said: string) => void;
  onCancel: () => void;
}

const EMPTY: ExperienceFields = { title: '', context: '', body: '', result: '', contact: '' };

/** Tells an experience in its four parts. What is typed outlives every refusal. */
export function ExperienceForm(props: ExperienceFormProps) {
  const { userId, communityId, edited, onDone, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  const { id, fields, change, drop } = useFormDraft(
    userId,
    experiencePlace(communityId),
    edited && `edit-${edited.id}`,
    firstOf(edited),
  );
  const [refused, setRefused] = useState(EMPTY);
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);

  // Who pressed « Partager » or « Modifier » wants to write.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const refusals = refusalsOf(fields);
    setRefused(refusals);
    setError(undefined);
    const first = Object.values(refusals).findIndex((refusal) => refusal !== '');
    if (first !== -1) {
      const controls = form.current?.querySelectorAll<HTMLElement>('input, textarea');
      return controls?.[first]?.focus();
    }
    setIsBusy(true);
    try {
      await saveExperience(edited?.id ?? id, communityId, fields);
      drop();
      onDone(edited ? m.experiences_changed() : m.experiences_saved());
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };

  const part = (name: 'context' | 'body' | 'result', label: string, hint: string, rows: number) => (
    <MarkdownField
      label={label}
      hint={hint}
      rows={rows}
      value={fields[name]}
      onChange={(text) => change(name, text)}
      most={LONGEST[name]}
      error={refused[name]}
    />
  );
  return (
    <form ref={form} className="form card publication-form" noValidate onSubmit={submit}>
      <h2>{edited ? m.experiences_edit_title() : m.experiences_form_title()}</h2>
      <Field
        label={m.publications_title_label()}
        hint={m.experiences_title_hint()}
        value={fields.title}
        error={refused.title}
        onChange={({ target }) => change('title', target.value)}
      />
      {part('context', m.experiences_context(), m.experiences_context_hint(), 4)}
      {part('body', m.experiences_done(), m.experiences_done_hint(), 7)}
      {part('result', m.experiences_result(), m.experiences_result_hint(), 4)}
      <Field
        label={m.experiences_contact()}
        hint={m.experiences_contact_hint()}
        value={fields.contact}
        error={refused.contact}
        onChange={({ target }) => change('contact', target.value)}
      />
      <p className="hint">{m.publications_draft_hint()}</p>
      <PublicationError error={error} words={EXPERIENCE_REFUSALS} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {edited ? m.publications_save() : m.publications_publish()}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {m.app_cancel()}
        </Button>
      </div>
    </form>
  );
}

export const experiencePlace = (communityId: string): string => `experience-${communityId}`;

function firstOf(edited: WholeExperience | undefined): Record<keyof ExperienceFields, string> {
  if (!edited) return { ...EMPTY };
  const { title, context, body, result, contact } = edited;
  return { title, context, body, result, contact };
}

/** In the order in which the fields stand. */
function refusalsOf(fields: ExperienceFields): ExperienceFields {
  return {
    title: titleRefusal(fields.title, LONGEST.title),
    context: lengthRefusal(fields.context, LONGEST.context),
    body: fields.body.trim()
      ? lengthRefusal(fields.body, LONGEST.body)
      : m.experiences_refused_done(),
    result: lengthRefusal(fields.result, LONGEST.result),
    contact: lengthRefusal(fields.contact, LONGEST.contact),
  };
}
