import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { HomeAnswer } from './home.schema.ts';

/** One line of the first page: a thing in a part of the community. */
export interface HomeLine {
  id: string;
  title: string;
  at: Date;
  excerpt?: string;
  isPinned?: boolean;
  isUnread?: boolean;
}

export interface CommunityContents {
  news: HomeLine[];
  topics: HomeLine[];
  experiences: HomeLine[];
  groups: { slug: string; name: string }[];
  administrators: string[];
}

/** What members see first, in one request. */
export const homeOf = (communityId: string) =>
  queryOptions({
    queryKey: ['home', communityId],
    queryFn: async (): Promise<CommunityContents> => {
      const { data, error } = await supabase.rpc('home_of_community', {
        community_id: communityId,
      });
      if (error) throw toAppError(error);
      const { news, topics, experiences, groups, administrators } = HomeAnswer.parse(data);
      return {
        news: news.map(({ id, title, excerpt, published_at, is_pinned, is_unread }) => ({
          ...{ id, title, excerpt, isPinned: is_pinned, isUnread: is_unread },
          at: new Date(published_at),
        })),
        topics: topics.map(({ id, title, last_activity_at }) => ({
          ...{ id, title, at: new Date(last_activity_at) },
        })),
        experiences: experiences.map(({ id, title, published_at }) => ({
          ...{ id, title, at: new Date(published_at) },
        })),
        groups,
        administrators,
      };
    },
  });
