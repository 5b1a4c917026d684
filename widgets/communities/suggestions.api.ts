import { queryOptions } from '@tanstack/react-query';
import { CardRow } from '../lib/community.schema.ts';
import { type CommunityCard, toCard } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { SuggestionRows, type Why } from './suggestions.schema.ts';

export interface Suggestion {
  community: CommunityCard;
  why: Why;
}

/** Up to six communities that the reader has nothing to do with yet, the nearest first. */
export const suggestions = queryOptions({
  queryKey: ['suggestions'],
  queryFn: async (): Promise<Suggestion[]> => {
    const { data, error } = await supabase.rpc('suggested_communities');
    if (error) throw toAppError(error);
    return SuggestionRows.parse(data).map(({ why, ...row }) => ({ community: toCard(row), why }));
  },
});

/** The community of a course, where the reader may know of one. */
export const courseCommunity = (courseId: string) =>
  queryOptions({
    queryKey: ['course-community', courseId],
    queryFn: async (): Promise<CommunityCard | null> => {
      const { data, error } = await supabase.rpc('course_community', { course_id: courseId });
      if (error) throw toAppError(error);
      return data === null ? null : toCard(CardRow.parse(data));
    },
  });
