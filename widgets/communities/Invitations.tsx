import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { formatDay, ownZone } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { InvitationError } from './InvitationError.tsx';
import { InviteByLink } from './InviteByLink.tsx';
import { InviteByMail } from './InviteByMail.tsx';
import { type Invitation, invitationsOf, withdrawInvitation } from './invitations.api.ts';
import './community-item.css';

/** For those who run a community: invite by a link or by mail, and see what was handed on. */
export function Invitations() {
  return (
    <InCommunity of="administrators">
      {(community) => (
        <>
          <p>{m.invitations_intro()}</p>
          <InviteByLink communityId={community.id} />
          <InviteByMail communityId={community.id} />
          <Sent community={community} />
        </>
      )}
    </InCommunity>
  );
}

function Sent({ community }: { community: Community }) {
  return (
    <section aria-labelledby="envoyees">
      <h2 id="envoyees">{m.invitations_list()}</h2>
      <List communityId={community.id} />
    </section>
  );
}

function List({ communityId }: { communityId: string }) {
  const pages = useInfiniteQuery(invitationsOf(communityId), queryClient);
  const withdrawing = useMutation({ mutationFn: withdrawInvitation }, queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const invitations = pages.data.pages.flatMap((page) => page.invitations);
  if (invitations.length === 0) return <p>{m.invitations_list_none()}</p>;
  const now = pages.data.pages[0]?.now ?? new Date();
  return (
    <>
      <InvitationError error={withdrawing.error} />
      <ul className="community-list">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="card community-item">
            <Facts invitation={invitation} now={now} />
            {invitation.state === 'open' && (
              <Button
                look="secondary"
                isBusy={withdrawing.isPending}
                aria-label={m.invitations_withdraw_of({
                  date: formatDay(invitation.at, ownZone(), now),
                })}
                onClick={() => withdrawing.mutate(invitation.id)}
              >
                {m.invitations_withdraw()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} label={m.invitations_more()} />
    </>
  );
}

function Facts({ invitation, now }: { invitation: Invitation; now: Date }) {
  const { kind, state, at, expiresAt, uses, maxUses, by } = invitation;
  const date = formatDay(expiresAt, ownZone(), now);
  const words = {
    open: m.invitations_expires({ date }),
    expired: m.invitations_expired({ date }),
    used: m.invitations_used(),
    withdrawn: m.invitations_withdrawn(),
  };
  return (
    <>
      <p className="community-item-state">
        {kind === 'link' ? m.invitations_link() : m.invitations_mail()}, {words[state]}
      </p>
      <p className="soft">
        {formatDay(at, ownZone(), now)}
        {by && `, ${m.invitations_by({ name: by })}`}
        {kind === 'link' && `, ${m.invitations_uses({ uses, max: maxUses })}`}
      </p>
    </>
  );
}
