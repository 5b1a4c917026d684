import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { m } from '#messages';
import { type Community, mayPost } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { FoundTopics } from './FoundTopics.tsx';
import { forumOf } from './forum.api.ts';
import { NewTopics } from './NewTopics.tsx';
import { SearchForm } from './SearchForm.tsx';
import { TopicList } from './TopicList.tsx';

const TopicForm = lazy(async () => ({ default: (await import('./TopicForm.tsx')).TopicForm }));
const Categories = lazy(async () => ({ default: (await import('./Categories.tsx')).Categories }));

/** What is talked about: begin something, look for something, or read on. */
export function TopicBoard({ community }: { community: Community }) {
  const [isWriting, setIsWriting] = useState(false);
  const [words, setWords] = useState('');
  const begin = useReturnFocus(isWriting);
  const around = useQuery(forumOf(community.id), queryClient);
  if (around.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!around.data) return <ErrorNotice error={around.error} onRetry={() => around.refetch()} />;
  const { categories, newTopics } = around.data;
  if (isWriting) {
    return (
      <Suspense fallback={<p role="status">{m.app_loading()}</p>}>
        <TopicForm {...{ community, categories }} onCancel={() => setIsWriting(false)} />
      </Suspense>
    );
  }
  return (
    <>
      <div className="forum-top">
        {mayPost(community, 'forum') ? (
          <Button ref={begin} onClick={() => setIsWriting(true)}>
            {m.forum_begin()}
          </Button>
        ) : (
          <p className="soft">{m.forum_administrators_begin()}</p>
        )}
        <NewTopics communityId={community.id} count={newTopics} />
      </div>
      <SearchForm onSearch={setWords} />
      {words ? (
        <FoundTopics {...{ community, words }} />
      ) : (
        <TopicList {...{ community, categories }} />
      )}
      {community.isAdministrator && (
        <details className="forum-categories">
          <summary>{m.forum_categories()}</summary>
          <Suspense>
            <Categories communityId={community.id} categories={categories} />
          </Suspense>
        </details>
      )}
    </>
  );
}
