import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { type Community, communityOf, slugHere } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Notice } from './Notice.tsx';
import { SignedIn } from './SignedIn.tsx';

interface InCommunityProps {
  /** Who is let in: members, unless the page is for everybody who may know of the community. */
  of?: 'members' | 'administrators' | 'everybody';
  children: (community: Community) => ReactNode;
}

/** The root of what stands in a page of a community: who is not let in reads why, and what to do. */
export function InCommunity(props: InCommunityProps) {
  return <SignedIn why={m.communities_signed_out()}>{() => <ForCommunity {...props} />}</SignedIn>;
}

function ForCommunity({ of = 'members', children }: InCommunityProps) {
  const here = useQuery(communityOf(slugHere()), queryClient);
  if (here.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!here.data) {
    if (toAppError(here.error).code === 'not-found') return <Unknown />;
    return <ErrorNotice error={here.error} onRetry={() => here.refetch()} />;
  }
  const community = here.data;
  const isLetIn =
    of === 'everybody' ||
    (of === 'members' && community.isMember) ||
    (of === 'administrators' && community.isAdministrator);
  return isLetIn ? children(community) : <Outside community={community} of={of} />;
}

function Unknown() {
  return (
    <Notice
      kind="warning"
      action={
        <a className="button button-quiet" href="/communautes/">
          {m.communities_all()}
        </a>
      }
    >
      {m.communities_unknown()}
    </Notice>
  );
}

function Outside({ community, of }: { community: Community; of: InCommunityProps['of'] }) {
  return (
    <Notice
      kind="warning"
      action={
        <a className="button" href={communityHref(community.slug)}>
          {m.communities_to_home({ name: community.name })}
        </a>
      }
    >
      {of === 'administrators' ? m.communities_administrators_only() : m.communities_members_only()}
    </Notice>
  );
}
