import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { type Category, type Filter, type TopicLine, topicsOf } from './forum.api.ts';
import { FILTERS, NONE } from './forum-words.ts';
import { TopicItem } from './TopicItem.tsx';

interface TopicListProps {
  community: Community;
  categories: Category[];
}

/** A topic that moved up while one read may stand on two pages. */
function once(topics: TopicLine[]): TopicLine[] {
  const seen = new Set<string>();
  return topics.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The topics by their last activity, of one kind and category or of all. */
export function TopicList({ community, categories }: TopicListProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const [category, setCategory] = useState('');
  const pages = useInfiniteQuery(
    topicsOf(community.id, filter, category === '' ? null : category),
    queryClient,
  );
  const topics = once(pages.data?.pages.flatMap((page) => page.topics) ?? []);
  return (
    <>
      <div className="forum-filters">
        <SelectField
          label={m.forum_filter()}
          value={filter}
          onChange={({ target }) => setFilter(target.value as Filter)}
        >
          {Object.entries(FILTERS).map(([value, words]) => (
            <option key={value} value={value}>
              {words()}
            </option>
          ))}
        </SelectField>
        {categories.length > 0 && (
          <SelectField
            label={m.forum_category()}
            value={category}
            onChange={({ target }) => setCategory(target.value)}
          >
            <option value="">{m.forum_category_any()}</option>
            {categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {pages.isPending && <p role="status">{m.app_loading()}</p>}
      {pages.data && topics.length === 0 && <p role="status">{NONE[filter]()}</p>}
      {topics.length > 0 && (
        <ul className="topic-list">
          {topics.map((topic) => (
            <TopicItem
              key={topic.id}
              slug={community.slug}
              topic={topic}
              category={categories.find(({ id }) => id === topic.categoryId)?.name}
            />
          ))}
        </ul>
      )}
      {pages.isError && <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />}
      <MoreButton pages={pages} label={m.forum_more()} />
    </>
  );
}
