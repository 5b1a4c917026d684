import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { detailLabels, detailWords } from './detail-words.ts';
import { MemberActions } from './MemberActions.tsx';
import { DETAILS } from './member-details.schema.ts';
import type { MemberRow } from './members.schema.ts';

interface MemberItemProps {
  community: Community;
  member: MemberRow;
}

/** A member with what the reader may see of them. */
export function MemberItem({ community, member }: MemberItemProps) {
  const told = DETAILS.filter((detail) => detailWords(member, detail) !== '');
  return (
    <li className="card member-item">
      <h2>{member.name}</h2>
      {member.is_administrator && (
        <p className="member-role">{m.communities_members_administrator()}</p>
      )}
      {member.state === 'suspended' && (
        <p className="member-role">{m.communities_members_suspended()}</p>
      )}
      {told.length > 0 && (
        <dl>
          {told.map((detail) => (
            <div key={detail}>
              <dt>{detailLabels[detail]()}</dt>
              <dd>{detailWords(member, detail)}</dd>
            </div>
          ))}
        </dl>
      )}
      {community.isAdministrator && (
        <MemberActions
          communityId={community.id}
          personId={member.id}
          name={member.name}
          isMe={member.is_me}
          state={member.state ?? 'member'}
          isAdministrator={member.is_administrator}
        />
      )}
    </li>
  );
}
