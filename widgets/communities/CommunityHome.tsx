import { useEffect } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { usePageTitle } from '../lib/use-page-title.ts';
import { CommunityImage } from '../ui/CommunityImage.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { HomeContents } from './HomeContents.tsx';
import { LeaveCommunity } from './LeaveCommunity.tsx';
import { MembershipState } from './MembershipState.tsx';
import './community-home.css';

/** The first page of a community: what it is, for whoever may know of it; what is new, for its members. */
export function CommunityHome() {
  return (
    <InCommunity of="everybody">
      {(here) =>
        here.kind === 'session' ? <ToForum slug={here.slug} /> : <Home community={here} />
      }
    </InCommunity>
  );
}

/** Those of a session have no home of their own: they meet in its forum. */
function ToForum({ slug }: { slug: string }) {
  const href = communityHref(slug, 'forum');
  useEffect(() => location.replace(href), [href]);
  return (
    <p>
      <a href={href}>{m.communities_menu_forum()}</a>
    </p>
  );
}

function Home({ community }: { community: Community }) {
  const { name, description, memberCount, state, isMember } = community;
  const isGroup = community.kind === 'group';
  usePageTitle(isGroup ? m.communities_menu_group_home() : m.communities_menu_home());
  return (
    <div className="community-home">
      <section className="card">
        <CommunityImage communityId={community.id} />
        <h2 tabIndex={-1} data-community={community.id}>
          {name}
        </h2>
        <p className="soft">{countWords(memberCount)}</p>
        {description && <p className="community-item-text">{description}</p>}
        <MembershipState community={community} now={community.now} />
        {state === 'member' && <LeaveCommunity community={community} />}
      </section>
      {isMember ? <HomeContents community={community} /> : <WhatIsInside community={community} />}
    </div>
  );
}

function WhatIsInside({ community }: { community: Community }) {
  return (
    <section className="card">
      <h2>{m.communities_home_inside()}</h2>
      <ul>
        <li>{m.communities_home_inside_read()}</li>
        <li>{m.communities_home_inside_talk()}</li>
        {community.kind === 'community' && <li>{m.communities_home_inside_groups()}</li>}
      </ul>
      <p className="soft">{m.communities_home_inside_members()}</p>
    </section>
  );
}
