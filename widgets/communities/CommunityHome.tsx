import type { Community } from '../lib/community.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { InCommunity } from '../ui/InCommunity.tsx';
import { LeaveCommunity } from './LeaveCommunity.tsx';
import { MembershipState } from './MembershipState.tsx';

/** The first page of a community: what it is, for whoever may know of it. */
export function CommunityHome() {
  return <InCommunity of="everybody">{(here) => <Home community={here} />}</InCommunity>;
}

function Home({ community }: { community: Community }) {
  const { name, description, memberCount, state } = community;
  return (
    <section className="card">
      <h2>{name}</h2>
      <p className="soft">{countWords(memberCount)}</p>
      {description && <p className="community-item-text">{description}</p>}
      <MembershipState community={community} now={community.now} />
      {state === 'member' && <LeaveCommunity community={community} />}
    </section>
  );
}
