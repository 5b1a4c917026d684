import type { ReactNode } from 'react';
import type { CommunityCard } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { CommunityImage } from '../ui/CommunityImage.tsx';
import { MembershipState } from './MembershipState.tsx';
import './community-item.css';

interface CommunityItemProps {
  community: CommunityCard;
  /** Among the reader's own: that they are a member goes without saying. */
  isOwn?: boolean;
  /** Such as why it is proposed. */
  children?: ReactNode;
}

/** A community or group in a list: what it is, what the reader is to it, and what they may do. */
export function CommunityItem({ community, isOwn = false, children }: CommunityItemProps) {
  const { slug, name, description, memberCount, state } = community;
  return (
    <li className="card community-item">
      <CommunityImage communityId={community.id} />
      <h3>
        <a href={communityHref(slug)} data-community={community.id}>
          {name}
        </a>
      </h3>
      <p className="soft">{countWords(memberCount)}</p>
      {description && <p className="community-item-text">{description}</p>}
      {children}
      {!(isOwn && state === 'member') && <MembershipState community={community} />}
    </li>
  );
}
