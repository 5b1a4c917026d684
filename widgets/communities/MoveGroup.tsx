import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import type { RunCommunity } from '../lib/post-moderation.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ChooseCommunity } from '../ui/ChooseCommunity.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { groupMove, moveGroup, type SavedSettings } from './running.api.ts';
import { runningMessage } from './running-words.ts';

/** Moving a group to another community: how many would lose it is said before. */
export function MoveGroup({ saved }: { saved: SavedSettings }) {
  const [isAsking, setIsAsking] = useState(false);
  const [chosen, setChosen] = useState<RunCommunity>();
  const behind = useQuery(groupMove(saved.id, chosen?.id ?? ''), queryClient);
  const moving = useMutation(
    {
      mutationFn: () => moveGroup(saved.id, chosen?.id ?? ''),
      onSuccess: () => location.assign(communityHref(saved.slug)),
    },
    queryClient,
  );
  return (
    <section aria-labelledby="deplacer">
      <h2 id="deplacer">{m.running_move()}</h2>
      <p>{m.running_move_text()}</p>
      <Button look="secondary" onClick={() => setIsAsking(true)}>
        {m.running_move_button()}
      </Button>
      <Dialog
        isOpen={isAsking}
        title={m.running_move_title({ name: saved.settings.name })}
        onClose={() => setIsAsking(false)}
      >
        <ChooseCommunity
          legend={m.running_move_where()}
          mayChoose={({ kind }) => kind === 'community'}
          chosen={chosen}
          onChoose={setChosen}
        />
        {chosen && behind.error && <ErrorNotice error={behind.error} />}
        {chosen && behind.data !== undefined && (
          <p role="status">
            {behind.data === 0
              ? m.running_move_nobody({ name: chosen.name })
              : m.running_move_behind({ name: chosen.name, count: behind.data })}
          </p>
        )}
        <Refusal error={moving.error} words={runningMessage} />
        <div className="actions">
          <Button
            isBusy={moving.isPending || behind.data === undefined}
            onClick={() => moving.mutate()}
          >
            {m.running_move_button()}
          </Button>
          <Button look="secondary" onClick={() => setIsAsking(false)}>
            {m.app_cancel()}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
