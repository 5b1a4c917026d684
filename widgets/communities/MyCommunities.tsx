import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { CommunityItem } from './CommunityItem.tsx';
import { myCommunities } from './communities.api.ts';

/** What the reader is a member of, waits for, was refused by or is suspended from. */
export function MyCommunities() {
  return <SignedIn>{() => <Own />}</SignedIn>;
}

function Own() {
  const mine = useQuery(myCommunities, queryClient);
  if (mine.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (!mine.data) return <ErrorNotice error={mine.error} onRetry={() => mine.refetch()} />;
  if (mine.data.length === 0) {
    return (
      <>
        <p>{m.communities_mine_none()}</p>
        <p className="soft">{m.communities_mine_none_help()}</p>
      </>
    );
  }
  return (
    <ul className="community-list">
      {mine.data.map((community) => (
        <CommunityItem key={community.id} community={{ ...community, description: '' }} isOwn>
          {community.parent && (
            <p className="soft">{m.communities_menu_parent({ name: community.parent.name })}</p>
          )}
        </CommunityItem>
      ))}
    </ul>
  );
}
