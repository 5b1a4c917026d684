import { type SubmitEvent, useRef, useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { MarkdownField } from '../ui/MarkdownField.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type CommunityEvent, saveEvent } from './agenda.api.ts';
import { agendaMessage } from './agenda-words.ts';
import { EventTimeFields } from './EventTimeFields.tsx';
import { type FieldErrors, LONGEST_DESCRIPTION, readFields } from './event-fields.ts';
import { PlacesFields } from './PlacesFields.tsx';
import { useEventFields } from './use-event-fields.ts';

interface EventFormProps {
  userId: string;
  community: Community;
  /** The event that is changed; without one it is a new one. */
  event?: CommunityEvent;
  onSaved: (event: CommunityEvent) => void;
  onCancel: () => void;
  /** Somebody else has changed it meanwhile. */
  onStale?: () => void;
}

/** A new event, or a change to one. What is typed outlives every refusal. */
export function EventForm(props: EventFormProps) {
  const { userId, community, event, onSaved, onCancel, onStale } = props;
  const { id, fields, change, drop } = useEventFields(userId, community.id, event);
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (submitted: SubmitEvent) => {
    submitted.preventDefault();
    if (isBusy) return;
    const read = readFields(fields);
    setErrors(read.errors ?? {});
    setError(undefined);
    if (!read.event) {
      // After the errors are drawn.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    setIsBusy(true);
    try {
      const saved = await saveEvent(read.event, {
        id: event?.id ?? id,
        communityId: community.id,
        seenSequence: event?.sequence ?? null,
      });
      drop();
      onSaved(saved);
    } catch (failure) {
      setError(failure);
      if (toAppError(failure).reason === 'event-changed') onStale?.();
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form ref={form} className="form card agenda-form" noValidate onSubmit={submit}>
      <FocusedHeading>{event ? m.agenda_form_edit() : m.agenda_form_new()}</FocusedHeading>
      <Field
        label={m.agenda_field_title()}
        value={fields.title}
        error={errors.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <EventTimeFields fields={fields} errors={errors} onChange={change} />
      <Field
        label={m.agenda_field_place()}
        hint={m.agenda_field_place_hint()}
        value={fields.place}
        error={errors.place}
        onChange={({ target }) => change({ place: target.value })}
      />
      <Field
        label={m.agenda_field_link()}
        hint={m.agenda_field_link_hint()}
        type="url"
        inputMode="url"
        value={fields.link}
        error={errors.link}
        onChange={({ target }) => change({ link: target.value })}
      />
      <PlacesFields fields={fields} errors={errors} event={event} onChange={change} />
      <MarkdownField
        label={m.agenda_field_description()}
        hint={m.agenda_field_description_hint()}
        value={fields.description}
        most={LONGEST_DESCRIPTION}
        error={errors.description}
        onChange={(description) => change({ description })}
      />
      {Object.keys(errors).length > 0 && <Notice kind="error">{m.agenda_error_summary()}</Notice>}
      {error !== undefined && <Notice kind="error">{agendaMessage(error)}</Notice>}
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {event ? m.agenda_save() : m.agenda_save_new()}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {m.app_cancel()}
        </Button>
      </div>
      {event && <p className="hint">{m.agenda_save_hint()}</p>}
    </form>
  );
}
