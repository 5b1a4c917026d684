import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type Category, refreshForum, removeCategory, saveCategory } from './forum.api.ts';
import { LONGEST_CATEGORY } from './forum.schema.ts';
import { forumMessage } from './forum-words.ts';

interface CategoryItemProps {
  communityId: string;
  category: Category;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** One category, with what an administrator may do about it. */
export function CategoryItem({ communityId, category, onUp, onDown }: CategoryItemProps) {
  const { id, name } = category;
  const announce = useAnnounce();
  const [typed, setTyped] = useState<string>();
  const change = useMutation(
    {
      mutationFn: (wanted: string | null) =>
        wanted === null ? removeCategory(id) : saveCategory(communityId, { id, name: wanted }),
      onSuccess: async (_, wanted) => {
        setTyped(undefined);
        await refreshForum(communityId);
        announce(wanted === null ? m.forum_category_removed() : m.forum_category_saved());
      },
    },
    queryClient,
  );
  const rename = (event: SubmitEvent) => {
    event.preventDefault();
    if (typed !== undefined && !change.isPending) change.mutate(typed);
  };
  return (
    <li>
      {typed === undefined ? (
        <div className="category-line">
          <span>{name}</span>
          <Button look="plain" onClick={() => setTyped(name)}>
            {m.forum_category_rename()} <span className="visually-hidden">{name}</span>
          </Button>
          {onUp && (
            <Button look="plain" onClick={onUp}>
              {m.forum_category_up()} <span className="visually-hidden">{name}</span>
            </Button>
          )}
          {onDown && (
            <Button look="plain" onClick={onDown}>
              {m.forum_category_down()} <span className="visually-hidden">{name}</span>
            </Button>
          )}
          <Button look="plain" isBusy={change.isPending} onClick={() => change.mutate(null)}>
            {m.comments_delete()} <span className="visually-hidden">{name}</span>
          </Button>
        </div>
      ) : (
        <form className="forum-search" noValidate onSubmit={rename}>
          <Field
            label={m.forum_category_name({ name })}
            value={typed}
            maxLength={LONGEST_CATEGORY}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button type="submit" look="secondary" isBusy={change.isPending}>
            {m.comments_save()}
          </Button>
          <Button look="plain" onClick={() => setTyped(undefined)}>
            {m.app_cancel()}
          </Button>
        </form>
      )}
      {change.error && <Notice kind="error">{forumMessage(change.error)}</Notice>}
    </li>
  );
}
