import { useInfiniteQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { CommunityItem } from './CommunityItem.tsx';
import { directory } from './communities.api.ts';

/** Every listed community, by name. */
export function Directory() {
  return <SignedIn why={m.communities_signed_out()}>{() => <Communities />}</SignedIn>;
}

function Communities() {
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    setWords(typed.trim());
  };
  return (
    <>
      <form className="form" onSubmit={search}>
        <Field
          label={m.communities_search_label()}
          type="search"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" look="secondary">
          {m.communities_search()}
        </Button>
      </form>
      <Found words={words} />
    </>
  );
}

function Found({ words }: { words: string }) {
  const pages = useInfiniteQuery(directory(words), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const communities = pages.data.pages.flatMap((page) => page.communities);
  if (communities.length === 0) {
    return <p role="status">{words ? m.communities_none_found() : m.communities_none()}</p>;
  }
  return (
    <>
      <ul className="community-list">
        {communities.map((community) => (
          <CommunityItem key={community.id} community={community} />
        ))}
      </ul>
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.communities_more()} />
    </>
  );
}
