import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CategoryItem } from './CategoryItem.tsx';
import { type Category, orderCategories, refreshForum, saveCategory } from './forum.api.ts';
import { LONGEST_CATEGORY } from './forum.schema.ts';
import { forumMessage } from './forum-words.ts';

interface CategoriesProps {
  communityId: string;
  categories: Category[];
}

/** The categories of a forum, for those who run it: made, renamed, put in order, removed. */
export function Categories({ communityId, categories }: CategoriesProps) {
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const [id, setId] = useState(() => crypto.randomUUID());
  const adding = useMutation(
    {
      mutationFn: () => saveCategory(communityId, { id, name }),
      onSuccess: async () => {
        setName('');
        setId(crypto.randomUUID());
        await refreshForum(communityId);
        announce(m.forum_category_saved());
      },
    },
    queryClient,
  );
  const moving = useMutation(
    {
      mutationFn: (ids: string[]) => orderCategories(communityId, ids),
      onSuccess: () => refreshForum(communityId),
    },
    queryClient,
  );
  const swap = (at: number, by: number) => {
    const ids = categories.map((category) => category.id);
    const [moved = ''] = ids.splice(at, 1);
    ids.splice(at + by, 0, moved);
    moving.mutate(ids);
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (!adding.isPending) adding.mutate();
  };
  const error = adding.error ?? moving.error;
  return (
    <>
      {categories.length === 0 ? (
        <p>{m.forum_categories_none()}</p>
      ) : (
        <ol className="category-list">
          {categories.map((category, at) => (
            <CategoryItem
              key={category.id}
              {...{ communityId, category }}
              onUp={at > 0 ? () => swap(at, -1) : undefined}
              onDown={at < categories.length - 1 ? () => swap(at, 1) : undefined}
            />
          ))}
        </ol>
      )}
      <form className="forum-search" noValidate onSubmit={add}>
        <Field
          label={m.forum_category_new()}
          value={name}
          maxLength={LONGEST_CATEGORY}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" look="secondary" isBusy={adding.isPending}>
          {m.forum_category_add()}
        </Button>
      </form>
      {error && <Notice kind="error">{forumMessage(error)}</Notice>}
    </>
  );
}
