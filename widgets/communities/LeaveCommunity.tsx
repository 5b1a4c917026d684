import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import type { CommunityCard } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { refreshMembership } from './communities.api.ts';
import { focusCommunity } from './focus-community.ts';
import { JoiningError } from './JoiningError.tsx';
import { type Leaving, leaveCommunity, leavingOf } from './joining.api.ts';

/** « Quitter », then what goes with it, then what went. */
export function LeaveCommunity({ community }: { community: CommunityCard }) {
  const [isAsking, setIsAsking] = useState(false);
  const leaving = useMutation({ mutationFn: () => leaveCommunity(community) }, queryClient);
  // The button that left is gone from the dialog.
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (leaving.isSuccess) done.current?.focus();
  }, [leaving.isSuccess]);
  const { name, slug } = community;
  // What the page shows of the community changes once the reader has seen what they left.
  const close = () => {
    setIsAsking(false);
    if (leaving.isSuccess) void refreshMembership(slug).then(() => focusCommunity(community.id));
  };
  return (
    <>
      <Button look="plain" className="community-leave" onClick={() => setIsAsking(true)}>
        {m.communities_leave()} <span className="visually-hidden">{name}</span>
      </Button>
      <Dialog isOpen={isAsking} title={m.communities_leave_question({ name })} onClose={close}>
        {leaving.isSuccess ? (
          <>
            <p role="status">
              {m.communities_left({ name })}{' '}
              {leaving.data.length > 0 &&
                m.communities_left_groups({
                  groups: leaving.data.map((group) => group.name).join(', '),
                })}
            </p>
            <div className="actions">
              <Button ref={done} onClick={close}>
                {m.communities_close()}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>{m.communities_leave_text()}</p>
            <WhatGoes communityId={community.id}>
              {({ needsAdministrator }) => (
                <>
                  <JoiningError error={leaving.error} />
                  <div className="actions">
                    {needsAdministrator.length === 0 && (
                      <Button isBusy={leaving.isPending} onClick={() => leaving.mutate()}>
                        {m.communities_leave()}
                      </Button>
                    )}
                    <Button look="secondary" data-initial-focus onClick={close}>
                      {m.communities_leave_keep()}
                    </Button>
                  </div>
                </>
              )}
            </WhatGoes>
          </>
        )}
      </Dialog>
    </>
  );
}

interface WhatGoesProps {
  communityId: string;
  children: (leaving: Leaving) => ReactNode;
}

function WhatGoes({ communityId, children }: WhatGoesProps) {
  const asked = useQuery(leavingOf(communityId), queryClient);
  if (asked.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!asked.data) return <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />;
  const { groups, needsAdministrator } = asked.data;
  return (
    <>
      {needsAdministrator.length > 0 ? (
        <>
          <p>{m.communities_leave_name_first()}</p>
          <Names of={needsAdministrator} />
        </>
      ) : (
        groups.length > 0 && (
          <>
            <p>{m.communities_leave_groups()}</p>
            <Names of={groups} />
          </>
        )
      )}
      {children(asked.data)}
    </>
  );
}

function Names({ of }: { of: Leaving['groups'] }) {
  return (
    <ul>
      {of.map(({ slug, name }) => (
        <li key={slug}>{name}</li>
      ))}
    </ul>
  );
}
