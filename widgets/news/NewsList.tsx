import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { type Community, mayPost } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { hasDraft } from '../lib/use-form-draft.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { NewsArticle } from './NewsArticle.tsx';
import { NewsForm, newsPlace } from './NewsForm.tsx';
import { type NewsItem, type NewsPage, newsOf } from './news.api.ts';
import { useMarkRead } from './use-mark-read.ts';

interface NewsListProps {
  userId: string;
  community: Community;
}

/** All news of a community, and the form for those who may write some. */
export function NewsList({ userId, community }: NewsListProps) {
  const pages = useInfiniteQuery(newsOf(community.id), queryClient);
  const mayWrite = mayPost(community, 'news');
  const [isWriting, setIsWriting] = useState(
    () => mayWrite && hasDraft(userId, newsPlace(community.id)),
  );
  const begin = useReturnFocus(isWriting);
  const [said, setSaid] = useState('');
  const { pinned, scheduled, latest } = sortOut(pages.data?.pages ?? []);
  useMarkRead(community, [...pinned, ...latest]);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const sections: [title: string, items: NewsItem[], hint?: string][] = [
    [m.news_section_scheduled(), scheduled, m.news_scheduled_only_you()],
    [m.news_section_pinned(), pinned],
    [m.news_section_latest(), latest],
  ];
  const filled = sections.filter(([, items]) => items.length > 0);
  return (
    <>
      <p className="publication-said" role="status">
        {said}
      </p>
      {mayWrite && !isWriting && (
        <Button ref={begin} onClick={() => setIsWriting(true)}>
          {m.news_write()}
        </Button>
      )}
      {isWriting && (
        <NewsForm
          {...{ userId }}
          communityId={community.id}
          onDone={(sentence) => {
            setIsWriting(false);
            setSaid(sentence);
          }}
          onCancel={() => setIsWriting(false)}
        />
      )}
      {filled.length === 0 && <p>{mayWrite ? m.news_none_write() : m.news_none()}</p>}
      {filled.map(([title, items, hint]) => (
        <section key={title} aria-label={title}>
          <h2 className="news-section">{title}</h2>
          {hint && <p className="soft">{hint}</p>}
          <ul className="publications">
            {items.map((news, at) => (
              <li key={news.id}>
                <NewsArticle
                  {...{ userId, community, news }}
                  isFirst={news.isPinned && at === 0}
                  onSaid={setSaid}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.news_more()} />
    </>
  );
}

/** What was published while one read may repeat a piece on the next page. */
function sortOut(pages: NewsPage[]) {
  const seen = new Set<string>();
  const once = (items: NewsItem[]) => items.filter(({ id }) => !seen.has(id) && seen.add(id));
  return {
    pinned: once(pages[0]?.pinned ?? []),
    scheduled: once(pages[0]?.scheduled ?? []),
    latest: once(pages.flatMap(({ news }) => news)),
  };
}
