import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import type { CommunityCard } from '../lib/community.ts';
import { formatInstant, ownZone } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { JoinCommunity } from './JoinCommunity.tsx';
import { JoiningError } from './JoiningError.tsx';
import { withdrawRequest } from './joining.api.ts';
import { waitingSentences } from './joining-words.ts';
import './community-item.css';

interface MembershipStateProps {
  community: CommunityCard;
  now?: Date;
}

/** What the reader is to a community, and what they may do about it. */
export function MembershipState({ community, now = new Date() }: MembershipStateProps) {
  const { state, mayAskAgainAt, suspendedUntil } = community;
  switch (state) {
    case 'none':
      return <JoinCommunity community={community} />;
    case 'pending':
      return <Waiting community={community} now={now} />;
    case 'member':
      return <p className="community-item-state">{m.communities_state_member()}</p>;
    case 'refused': {
      const mayAskAgain = mayAskAgainAt === null || mayAskAgainAt <= now;
      return (
        <>
          <p className="community-item-state">{m.communities_state_refused()}</p>
          <OwnAnswer community={community} />
          {mayAskAgain ? (
            <JoinCommunity community={community} />
          ) : (
            <p className="soft">
              {m.communities_ask_again({ date: formatInstant(mayAskAgainAt, ownZone(), now) })}
            </p>
          )}
        </>
      );
    }
    case 'suspended':
      return (
        <>
          <p className="community-item-state">
            {suspendedUntil
              ? m.communities_state_suspended_until({
                  date: formatInstant(suspendedUntil, ownZone(), now),
                })
              : m.communities_state_suspended()}
          </p>
          <OwnAnswer community={community} />
        </>
      );
  }
}

function OwnAnswer({ community: { answer } }: { community: CommunityCard }) {
  return answer && <p>{m.communities_own_answer({ answer })}</p>;
}

function Waiting({ community, now }: { community: CommunityCard; now: Date }) {
  const withdrawing = useMutation({ mutationFn: () => withdrawRequest(community) }, queryClient);
  return (
    <>
      <p className="community-item-state" role="status">
        {waitingSentences(community, now).join(' ')}
      </p>
      <JoiningError error={withdrawing.error} />
      <Button look="secondary" isBusy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
        {m.communities_withdraw()} <span className="visually-hidden">{community.name}</span>
      </Button>
    </>
  );
}
