import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import type { CommunityCard } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { joinCommunity } from './communities.api.ts';
import { focusCommunity } from './focus-community.ts';
import { useNames } from './use-names.tsx';

interface JoinCommunityProps {
  community: CommunityCard;
  onJoined?: (joined: CommunityCard) => void;
}

/** « Adhérer », then the question, then in at once or a request sent. */
export function JoinCommunity({ community, onJoined }: JoinCommunityProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [message, setMessage] = useState('');
  const joining = useMutation(
    {
      mutationFn: async () => {
        await names.save();
        return joinCommunity(community, message);
      },
      onSuccess: (joined) => {
        setIsAsking(false);
        focusCommunity(joined.id);
        onJoined?.(joined);
      },
    },
    queryClient,
  );
  const names = useNames(isAsking, joining.error);
  const join = (event: SubmitEvent) => {
    event.preventDefault();
    if (names.isReady) joining.mutate();
    else names.tryOn();
  };
  const { name, needsApproval } = community;
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        {m.communities_join()} <span className="visually-hidden">{name}</span>
      </Button>
      <Dialog
        isOpen={isAsking}
        title={m.communities_join_question({ name })}
        onClose={() => setIsAsking(false)}
      >
        <form noValidate onSubmit={join}>
          <p>{needsApproval ? m.communities_join_approval() : m.communities_join_open()}</p>
          {isAsking && names.fields}
          {needsApproval && (
            <AreaField
              label={m.communities_join_message()}
              hint={m.communities_join_message_hint()}
              rows={3}
              maxLength={1000}
              value={message}
              onChange={({ target }) => setMessage(target.value)}
            />
          )}
          {names.refusal(joining.error)}
          <div className="actions">
            <Button type="submit" isBusy={joining.isPending || names.isPending}>
              {m.communities_join()}
            </Button>
            <Button look="secondary" onClick={() => setIsAsking(false)}>
              {m.app_cancel()}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
