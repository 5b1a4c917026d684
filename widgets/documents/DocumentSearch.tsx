import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import type { Wanted } from './documents.api.ts';

interface DocumentSearchProps {
  categories: string[];
  onSearch: (wanted: Wanted) => void;
}

/** Words, and a heading where there are several. */
export function DocumentSearch({ categories, onSearch }: DocumentSearchProps) {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState('');
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch({ words: words.trim(), category });
  };
  return (
    <search>
      <form className="document-search" onSubmit={search}>
        <Field
          label={m.documents_search_label()}
          type="search"
          maxLength={200}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {categories.length > 0 && (
          <SelectField
            label={m.documents_category()}
            value={category}
            onChange={({ target }) => setCategory(target.value)}
          >
            <option value="">{m.documents_category_all()}</option>
            {categories.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        )}
        <Button type="submit" look="secondary">
          {m.documents_search()}
        </Button>
      </form>
    </search>
  );
}
