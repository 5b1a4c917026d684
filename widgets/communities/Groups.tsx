import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CommunityItem } from './CommunityItem.tsx';
import { groupsOf } from './communities.api.ts';

/** « Groupes » of a community, with « Adhérer » under each title. */
export function Groups() {
  return (
    <InCommunity>
      {(here) => (here.parent ? <NotHere {...here.parent} /> : <GroupsHere community={here} />)}
    </InCommunity>
  );
}

function NotHere({ slug, name }: { slug: string; name: string }) {
  return (
    <Notice
      action={
        <a className="button button-quiet" href={communityHref(slug, 'groups')}>
          {m.communities_groups_to_parent({ name })}
        </a>
      }
    >
      {m.communities_groups_of_group()}
    </Notice>
  );
}

function GroupsHere({ community }: { community: Community }) {
  const groups = useQuery(groupsOf(community.id), queryClient);
  if (groups.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!groups.data) return <ErrorNotice error={groups.error} onRetry={() => groups.refetch()} />;
  return (
    <>
      <p className="soft">{m.communities_groups_lead()}</p>
      {community.isAdministrator && (
        <p>
          <a
            className="button button-quiet"
            href={`/communautes/nouvelle/?${new URLSearchParams({ c: community.slug })}`}
          >
            {m.communities_groups_new()}
          </a>
        </p>
      )}
      {groups.data.length === 0 ? (
        <p>{m.communities_groups_none()}</p>
      ) : (
        <ul className="community-list">
          {groups.data.map((group) => (
            <CommunityItem key={group.id} community={group} />
          ))}
        </ul>
      )}
    </>
  );
}
