import { PostgrestClient } from '@supabase/postgrest-js';
import type { Database } from '#supabase/types.ts';
import { apiUrl, fetchApi } from './api.ts';
import { AppError } from './errors.ts';

/** Tables and functions of the database, as whoever is signed in. */
export const supabase = new PostgrestClient<Database>(apiUrl('/rest/v1'), {
  fetch: async (input, init) => {
    const response = await fetchApi(String(input), init);
    // The body may speak of a missing right: that of a visitor, since the session is over.
    if (response.status === 401) throw new AppError('signed-out');
    return response;
  },
  retry: false, // lib/query.ts decides
});
