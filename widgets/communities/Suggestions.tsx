import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { CommunityItem } from './CommunityItem.tsx';
import { suggestions } from './suggestions.api.ts';
import { whyWords } from './why-words.ts';

/** « On vous propose »: six communities at most, each with why. */
export function Suggestions() {
  return <SignedIn>{() => <Proposed />}</SignedIn>;
}

function Proposed() {
  const proposed = useQuery(suggestions, queryClient);
  if (proposed.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (!proposed.data) {
    return <ErrorNotice error={proposed.error} onRetry={() => proposed.refetch()} />;
  }
  return (
    <>
      {proposed.data.length === 0 && <p>{m.communities_suggested_none()}</p>}
      {proposed.data.length > 0 && (
        <ul className="community-list">
          {proposed.data.map(({ community, why }) => (
            <CommunityItem key={community.id} community={{ ...community, description: '' }}>
              <p className="soft community-item-text">{whyWords(why)}</p>
            </CommunityItem>
          ))}
        </ul>
      )}
      <p>
        <a href="/communautes/">{m.communities_all()}</a>
      </p>
    </>
  );
}
