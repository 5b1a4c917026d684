import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { callFunction } from '../lib/functions.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { NamesRow } from './names.schema.ts';

/** How the reader is called: first and last name may be unsaid. */
export const ownNames = queryOptions({
  queryKey: ['own-names'],
  queryFn: async (): Promise<NamesRow> => {
    const { data, error } = await supabase.rpc('my_profile');
    if (error) throw toAppError(error);
    return NamesRow.parse(data);
  },
});

/** What is typed where the names are missing. */
export interface TypedNames {
  firstName: string;
  lastName: string;
  password: string;
}

/** Adds the names to the profile: the password goes along, because it must not hold them. */
export async function saveNames(known: NamesRow, typed: TypedNames): Promise<void> {
  await callFunction('update-profile', {
    displayName: known.display_name,
    civility: known.civility,
    withUsername: false,
    firstName: typed.firstName.trim(),
    lastName: typed.lastName.trim(),
    password: typed.password,
  });
  await Promise.all(
    ['own-names', 'my-profile'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
  );
}
