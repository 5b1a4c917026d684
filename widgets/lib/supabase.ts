import { PostgrestClient } from '@supabase/postgrest-js';
import type { Database } from '#supabase/types.ts';
import { apiUrl, fetchApi } from './api.ts';
import { AppError } from './errors.ts';
import { readSession } from './session-store.ts';

/** Tables and functions of the database, as whoever is signed in. */
export const supabase = new PostgrestClient<Database>(apiUrl('/rest/v1'), {
  fetch: async (input, init) => {
    const response = await fetchApi(String(input), init);
    // Once the session is over, the body may speak of a missing right: a visitor's. While it lasts,
    // the body is the database's word that something stands in the way.
    if (response.status === 401 && readSession() === null) throw new AppError('signed-out');
    return response;
  },
  retry: false, // lib/query.ts decides
});
