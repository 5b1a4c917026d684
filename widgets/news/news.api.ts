import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Community, communityOf } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { answerOf } from '../lib/rpc-answer.ts';
import { supabase } from '../lib/supabase.ts';
import type { Author } from '../ui/PublicationFacts.tsx';
import { NewsAnswer, NewsRow, UnreadAnswer } from './news.schema.ts';

export interface NewsItem {
  id: string;
  title: string;
  /** In a list, its beginning. */
  body: string;
  isCut: boolean;
  author: Author;
  publishedAt: Date;
  editedAt: Date | null;
  isPinned: boolean;
  /** To be published later; members do not see it yet. */
  isScheduled: boolean;
  isHidden: boolean;
  isUnread: boolean;
  isMine: boolean;
  mayChange: boolean;
}

export interface NewsPage {
  pinned: NewsItem[];
  scheduled: NewsItem[];
  news: NewsItem[];
  hasMore: boolean;
}

const toNews = (row: NewsRow): NewsItem => ({
  id: row.id,
  title: row.title,
  body: row.body,
  isCut: row.is_cut,
  author: row.author,
  publishedAt: new Date(row.published_at),
  editedAt: row.edited_at === null ? null : new Date(row.edited_at),
  isPinned: row.is_pinned,
  isScheduled: row.is_scheduled,
  isHidden: row.is_hidden,
  isUnread: row.is_unread,
  isMine: row.is_mine,
  mayChange: row.may_change,
});

const KEY = 'news';

/** The news of a community, newest first, page by page. */
export const newsOf = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, communityId],
    queryFn: async ({ pageParam }): Promise<NewsPage> => {
      const answer = await supabase.rpc('list_news', {
        community_id: communityId,
        ...(pageParam && { after: pageParam }),
      });
      const page = NewsAnswer.parse(answerOf(answer));
      return {
        pinned: page.pinned.map(toNews),
        scheduled: page.scheduled.map(toNews),
        news: page.news.map(toNews),
        hasMore: page.has_more,
      };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ news, hasMore }) => (hasMore ? news.at(-1)?.id : undefined),
  });

export const oneNews = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: async () => toNews(NewsRow.parse(answerOf(await supabase.rpc('one_news', { id })))),
  });

export const refreshNews = () => queryClient.invalidateQueries({ queryKey: [KEY] });

export interface NewNews {
  /** Chosen before it is sent: sent again, it is the same. */
  id: string;
  communityId: string;
  title: string;
  body: string;
  /** « 2026-11-30T15:00 » on the clocks of Paris; null: now. */
  publishOn: string | null;
}

export async function saveNews(written: NewNews): Promise<NewsItem> {
  const answer = await supabase.rpc('save_news', {
    id: written.id,
    community_id: written.communityId,
    title: written.title,
    body: written.body,
    ...(written.publishOn && { publish_on: written.publishOn }),
  });
  const saved = toNews(NewsRow.parse(answerOf(answer)));
  await refreshNews();
  return saved;
}

export async function pinNews(id: string, isPinned: boolean): Promise<void> {
  answerOf(await supabase.rpc('pin_news', { id, is_pinned: isPinned }));
  await refreshNews();
}

export async function deleteNews(id: string): Promise<void> {
  answerOf(await supabase.rpc('delete_news', { id }));
  await refreshNews();
}

/** Notes that these were shown; the menu says whether others are new. */
export async function markNewsRead({ id, slug }: Community, shown: string[]): Promise<void> {
  const answer = await supabase.rpc('mark_news_read', { community_id: id, shown });
  const { news } = UnreadAnswer.parse(answerOf(answer));
  queryClient.setQueryData(
    communityOf(slug).queryKey,
    (here) => here && { ...here, hasUnreadNews: news },
  );
}
