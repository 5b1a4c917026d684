import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

/** What one looks for in the forum; emptied, the list is back. */
export function SearchForm({ onSearch }: { onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState('');
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form className="forum-search" onSubmit={search}>
      <Field
        label={m.forum_search_label()}
        type="search"
        value={typed}
        maxLength={200}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '') onSearch('');
        }}
      />
      <Button type="submit" look="secondary">
        {m.communities_search()}
      </Button>
    </form>
  );
}
