import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { closeCommunity, reopenCommunity, type SavedSettings } from './running.api.ts';
import { runningMessage } from './running-words.ts';

/** Closing a community or group, with whoever is in it; opening it again is for the staff. */
export function EndOfCommunity({ saved }: { saved: SavedSettings }) {
  const [isAsking, setIsAsking] = useState(false);
  const { id, slug, kind, isClosed, isStaff, memberCount, pendingCount, groupCount } = saved;
  const { name } = saved.settings;
  const ending = useMutation(
    {
      mutationFn: () => (isClosed ? reopenCommunity(id) : closeCommunity(id)),
      onSuccess: () => location.assign(isClosed ? communityHref(slug) : '/communautes/'),
    },
    queryClient,
  );
  const isGroup = kind === 'group';
  if (isClosed && !isStaff) return null;
  return (
    <section aria-labelledby="fermer">
      <h2 id="fermer">
        {isClosed ? m.running_reopen() : isGroup ? m.running_close_group() : m.running_close()}
      </h2>
      <p>{isClosed ? m.running_reopen_text() : m.running_close_text()}</p>
      <Button look="secondary" onClick={() => setIsAsking(true)}>
        {isClosed ? m.running_reopen_button() : m.running_close_button()}
      </Button>
      <Dialog
        isOpen={isAsking}
        title={isClosed ? m.running_reopen_title({ name }) : m.running_close_title({ name })}
        onClose={() => setIsAsking(false)}
      >
        {isClosed ? (
          <p>{m.running_reopen_means({ count: memberCount })}</p>
        ) : (
          <>
            <p>{m.running_close_means({ count: memberCount })}</p>
            {pendingCount > 0 && <p>{m.running_close_pending({ count: pendingCount })}</p>}
            {groupCount > 0 && <p>{m.running_close_groups({ count: groupCount })}</p>}
          </>
        )}
        <Refusal error={ending.error} words={runningMessage} />
        <div className="actions">
          <Button isBusy={ending.isPending} onClick={() => ending.mutate()}>
            {isClosed ? m.running_reopen_button() : m.running_close_button()}
          </Button>
          <Button look="secondary" onClick={() => setIsAsking(false)}>
            {m.app_cancel()}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
