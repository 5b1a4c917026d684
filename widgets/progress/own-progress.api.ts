import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { OwnProgress, TimelinePage } from './own-progress.schema.ts';

export const ownProgress = queryOptions({
  queryKey: ['own-progress'],
  queryFn: async () => {
    const { data, error } = await supabase.rpc('my_progress');
    if (error) throw toAppError(error);
    return OwnProgress.parse(data);
  },
  refetchOnWindowFocus: 'always',
});

const LATEST = '';

export const timeline = infiniteQueryOptions({
  queryKey: ['timeline'],
  initialPageParam: LATEST,
  queryFn: async ({ pageParam }) => {
    const { data, error } = await supabase.rpc(
      'my_timeline',
      pageParam === LATEST ? {} : { before: pageParam },
    );
    if (error) throw toAppError(error);
    return TimelinePage.parse(data);
  },
  getNextPageParam: ({ before }) => before,
});
