import { PostgrestClient } from '@supabase/postgrest-js';
import type { Database } from '#supabase/types.ts';
import { apiUrl, fetchApi } from './api.ts';

/** Tables and functions of the database, as whoever is signed in. */
export const supabase = new PostgrestClient<Database>(apiUrl('/rest/v1'), {
  fetch: (input, init) => fetchApi(String(input), init),
  retry: false, // lib/query.ts decides
});
