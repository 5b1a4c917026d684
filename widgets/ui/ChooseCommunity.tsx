import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '#messages';
import { communitiesIRun, type RunCommunity } from '../lib/post-moderation.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from './Button.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Field } from './Field.tsx';

interface ChooseCommunityProps {
  legend: string;
  /** Which of those that the reader runs may be chosen. */
  mayChoose: (community: RunCommunity) => boolean;
  chosen: RunCommunity | undefined;
  onChoose: (community: RunCommunity) => void;
}

/** One of the communities and groups that the reader runs, found by its name where they are many. */
export function ChooseCommunity({ legend, mayChoose, chosen, onChoose }: ChooseCommunityProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const found = useQuery(communitiesIRun(words), queryClient);
  const offered = found.data?.filter(mayChoose) ?? [];
  const search = () => setWords(typed.trim());
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Field
        label={m.moderation_move_search()}
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Searches here, and does not send the form around it.
          event.preventDefault();
          search();
        }}
        action={
          <Button look="plain" onClick={search}>
            {m.communities_search()}
          </Button>
        }
      />
      {found.isPending && <p role="status">{m.app_loading()}</p>}
      {found.error && <ErrorNotice error={found.error} onRetry={() => found.refetch()} />}
      {found.data && offered.length === 0 && <p role="status">{m.moderation_move_none()}</p>}
      {offered.map((community) => (
        <label key={community.id} className="check">
          <input
            type="radio"
            name={id}
            checked={chosen?.id === community.id}
            onChange={() => onChoose(community)}
          />
          {community.parent
            ? m.moderation_move_group({ name: community.name, community: community.parent })
            : community.name}
        </label>
      ))}
    </fieldset>
  );
}
