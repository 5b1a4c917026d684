import { useInfiniteQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { formatDay, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { CommunityItem } from './CommunityItem.tsx';
import { type Found, searchCommunities } from './community-search.api.ts';
import './running.css';

const KINDS: Record<string, () => string> = {
  news: m.communities_menu_news,
  forum: m.communities_menu_forum,
  experiences: m.communities_menu_experiences,
  documents: m.communities_menu_documents,
  agenda: m.communities_menu_agenda,
};

/** Search over everything in communities that one may see: `?q=…`. */
export function CommunitySearch() {
  return <SignedIn why={m.communities_signed_out()}>{() => <Search />}</SignedIn>;
}

const wordsHere = () => new URLSearchParams(location.search).get('q')?.trim() ?? '';

function Search() {
  const [words, setWords] = useState(wordsHere);
  const [typed, setTyped] = useState(words);
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const asked = typed.trim();
    setWords(asked);
    // So that the way back from a result, or a link, leads here again.
    history.replaceState(history.state, '', `?${new URLSearchParams({ q: asked })}`);
  };
  return (
    <>
      <search>
        <form className="form" onSubmit={search}>
          <Field
            label={m.running_search_label()}
            hint={m.running_search_hint()}
            type="search"
            maxLength={200}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <div>
            <Button type="submit" look="secondary">
              {m.communities_search()}
            </Button>
          </div>
        </form>
      </search>
      {words && <Results words={words} />}
    </>
  );
}

function Results({ words }: { words: string }) {
  const pages = useInfiniteQuery(searchCommunities(words), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const communities = pages.data.pages[0]?.communities ?? [];
  const results = pages.data.pages.flatMap((page) => page.results);
  if (!pages.data.pages[0]?.asks) return <p role="status">{m.running_search_no_word()}</p>;
  if (communities.length + results.length === 0) {
    return <p role="status">{m.running_search_none({ words })}</p>;
  }
  return (
    <>
      {communities.length > 0 && (
        <section aria-labelledby="communautes">
          <h2 id="communautes">{m.communities_title()}</h2>
          <ul className="community-list">
            {communities.map((community) => (
              <CommunityItem key={community.id} community={community} />
            ))}
          </ul>
        </section>
      )}
      {results.length > 0 && (
        <section aria-labelledby="resultats">
          <h2 id="resultats">{m.running_search_inside()}</h2>
          <ol className="running-log">
            {results.map((found) => (
              <Result key={found.id} found={found} />
            ))}
          </ol>
        </section>
      )}
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.running_more()} />
    </>
  );
}

function Result({ found }: { found: Found }) {
  const day = formatDay(new Date(found.happened_at), PARIS, new Date());
  return (
    <li>
      <h3>
        <a href={found.href}>{found.title}</a>
      </h3>
      <p className="soft">
        {found.community} – {KINDS[found.kind]?.() ?? found.kind} – {day}
        {found.is_cancelled && <> – {m.agenda_cancelled()}</>}
      </p>
      {found.excerpt && (
        <p>
          {/* What was found stands between two characters that no text holds. */}
          {found.excerpt.split('\u0002').map((piece, at) => {
            const [inside = '', after = ''] = piece.split('\u0003');
            if (at === 0) return inside;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their order.
              <span key={at}>
                <mark>{inside}</mark>
                {after}
              </span>
            );
          })}
        </p>
      )}
    </li>
  );
}
