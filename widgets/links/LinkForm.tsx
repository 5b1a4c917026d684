import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { m } from '#messages';
import { titleRefusal } from '../lib/publication-words.ts';
import { useFormDraft } from '../lib/use-form-draft.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { isSafe, tidyAddress } from './arrange.ts';
import { LINK_REFUSALS } from './link-words.ts';
import { type CommunityLink, saveLink } from './links.api.ts';

interface LinkFormProps {
  userId: string;
  communityId: string;
  /** Offered as one types. */
  categories: string[];
  edited?: CommunityLink | undefined;
  onDone: (said: string) => void;
  onCancel: () => void;
}

/** A new link, or a change to one. */
export function LinkForm(props: LinkFormProps) {
  const { userId, communityId, categories, edited, onDone, onCancel } = props;
  const listId = useId();
  const form = useRef<HTMLFormElement>(null);
  const { id, fields, change, drop } = useFormDraft(userId, `link-${communityId}`, edited?.id, {
    title: edited?.title ?? '',
    address: edited?.address ?? '',
    description: edited?.description ?? '',
    category: edited?.category ?? '',
  });
  const [refused, setRefused] = useState({ title: '', address: '' });
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);

  // Who pressed « Ajouter » or « Modifier » wants to write.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const address = tidyAddress(fields.address);
    const refusals = { title: titleRefusal(fields.title, 200), address: addressRefusal(address) };
    setRefused(refusals);
    setError(undefined);
    if (refusals.title || refusals.address) {
      const controls = form.current?.querySelectorAll('input');
      return controls?.[refusals.title ? 0 : 1]?.focus();
    }
    setIsBusy(true);
    try {
      await saveLink(communityId, { ...fields, id: edited?.id ?? id, address });
      drop();
      onDone(m.links_saved());
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };

  return (
    <form ref={form} className="form card publication-form" noValidate onSubmit={submit}>
      <h2>{edited ? m.links_edit_title() : m.links_form_title()}</h2>
      <Field
        label={m.publications_title_label()}
        value={fields.title}
        error={refused.title}
        onChange={({ target }) => change('title', target.value)}
      />
      <Field
        label={m.links_address()}
        hint={m.links_address_hint()}
        type="url"
        inputMode="url"
        autoComplete="off"
        value={fields.address}
        error={refused.address}
        onChange={({ target }) => change('address', target.value)}
      />
      <AreaField
        label={m.links_description()}
        hint={m.links_description_hint()}
        rows={2}
        maxLength={500}
        value={fields.description}
        onChange={({ target }) => change('description', target.value)}
      />
      <Field
        label={m.links_category()}
        hint={m.links_category_hint()}
        list={listId}
        maxLength={80}
        value={fields.category}
        onChange={({ target }) => change('category', target.value)}
      />
      <datalist id={listId}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <PublicationError error={error} words={LINK_REFUSALS} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {m.publications_save()}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {m.app_cancel()}
        </Button>
      </div>
    </form>
  );
}

function addressRefusal(address: string): string {
  if (address === '') return m.links_refused_address_missing();
  return isSafe(address) ? '' : m.links_refused_address();
}
