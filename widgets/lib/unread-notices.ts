import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { toAppError } from './errors.ts';
import { supabase } from './supabase.ts';

const SOME_MINUTES_MS = 4 * 60_000;

/** How many notices wait; a hundred stands for more. Asked when the page is looked at. */
export const unreadNotices = queryOptions({
  queryKey: ['unread-notices'],
  queryFn: async () => {
    const { data, error } = await supabase.rpc('unread_notices');
    if (error) throw toAppError(error);
    return z.number().parse(data);
  },
  refetchInterval: SOME_MINUTES_MS, // rests while the page is hidden
  refetchOnWindowFocus: 'always',
});
