import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { movePost, placesFor, type RunCommunity } from '../lib/post-moderation.ts';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { AreaField } from './AreaField.tsx';
import { Button } from './Button.tsx';
import { ChooseCommunity } from './ChooseCommunity.tsx';
import { Dialog } from './Dialog.tsx';
import type { PostActionsProps } from './PostActions.tsx';
import { Refusal } from './Refusal.tsx';
import { SelectField } from './SelectField.tsx';

/** Moves a topic with its replies: to the forum of another community or group, or to another category. */
export function MovePost({
  communityId,
  postId,
  onClose,
}: PostActionsProps & { onClose: () => void }) {
  const [chosen, setChosen] = useState<RunCommunity>();
  const [categoryId, setCategoryId] = useState('');
  const [facts, setFacts] = useState('');
  const to = chosen?.id ?? communityId;
  const { data: categories = [] } = useQuery(placesFor(postId, to), queryClient);
  const moving = useMutation(
    {
      mutationFn: () =>
        movePost(postId, { communityId: to, categoryId: categoryId || null, facts }),
      onSuccess: (href) => location.assign(href),
    },
    queryClient,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!moving.isPending) moving.mutate();
  };
  return (
    <Dialog isOpen title={m.moderation_move_title()} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <ChooseCommunity
          legend={m.moderation_move_where()}
          mayChoose={({ kind }) => kind !== 'session'}
          chosen={chosen}
          onChoose={(community) => {
            setChosen(community);
            setCategoryId('');
          }}
        />
        {categories.length > 0 && (
          <SelectField
            label={m.moderation_move_category()}
            value={categoryId}
            onChange={({ target }) => setCategoryId(target.value)}
          >
            <option value="">{m.moderation_move_no_category()}</option>
            {categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <AreaField
          label={m.moderation_move_why()}
          hint={m.comments_facts_hint()}
          rows={3}
          maxLength={2000}
          value={facts}
          onChange={({ target }) => setFacts(target.value)}
        />
        <Refusal error={moving.error} words={moderationMessage} />
        <div className="actions">
          <Button type="submit" isBusy={moving.isPending}>
            {m.moderation_move()}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
