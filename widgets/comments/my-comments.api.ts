import { infiniteQueryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { MyCommentsPage } from './my-comments.schema.ts';

type Last = { at: string; id: string } | null;
const FIRST: Last = null;

export const myComments = infiniteQueryOptions({
  queryKey: ['my-comments'],
  initialPageParam: FIRST as Last,
  queryFn: async ({ pageParam }) => {
    const { data, error } = await supabase.rpc(
      'my_comments',
      pageParam ? { before: pageParam.at, before_id: pageParam.id } : {},
    );
    if (error) throw toAppError(error);
    return MyCommentsPage.parse(data);
  },
  getNextPageParam: ({ threads, has_more }): Last => (has_more ? (threads.at(-1) ?? null) : null),
  refetchOnWindowFocus: 'always',
});
