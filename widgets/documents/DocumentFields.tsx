import { useId } from 'react';
import { m } from '#messages';
import { AreaField } from '../ui/AreaField.tsx';
import { Field } from '../ui/Field.tsx';
import type { Said } from './documents.api.ts';
import { LONGEST } from './documents.schema.ts';

interface DocumentFieldsProps {
  said: Said;
  /** Those that documents have already. */
  categories: string[];
  titleError?: string | undefined;
  onChange: (said: Said) => void;
}

/** What is said of a document: its title, what it is for, under which heading it stands. */
export function DocumentFields({ said, categories, titleError, onChange }: DocumentFieldsProps) {
  const listId = useId();
  return (
    <>
      <Field
        label={m.documents_title_field()}
        required
        maxLength={LONGEST.title}
        value={said.title}
        error={titleError}
        onChange={({ target }) => onChange({ ...said, title: target.value })}
      />
      <AreaField
        label={m.documents_description()}
        hint={m.documents_description_hint()}
        rows={3}
        maxLength={LONGEST.description}
        value={said.description}
        onChange={({ target }) => onChange({ ...said, description: target.value })}
      />
      <Field
        label={m.documents_category()}
        hint={m.documents_category_hint()}
        list={listId}
        maxLength={LONGEST.category}
        value={said.category}
        onChange={({ target }) => onChange({ ...said, category: target.value })}
      />
      <datalist id={listId}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </>
  );
}
