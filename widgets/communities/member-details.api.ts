import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { type DetailsForm, OwnDetailsRow, toForm, toSave } from './member-details.schema.ts';

async function readOwnDetails(): Promise<DetailsForm> {
  const { data, error } = await supabase.rpc('own_member_details');
  if (error) throw toAppError(error);
  return toForm(OwnDetailsRow.parse(data));
}

/** What the reader has told the communities about themselves. */
export const ownDetails = queryOptions({
  queryKey: ['own-member-details'],
  queryFn: readOwnDetails,
});

/** Saves all of them; gives back how they stand there now. */
export async function saveDetails(form: DetailsForm): Promise<DetailsForm> {
  const { error } = await supabase.rpc('save_member_details', toSave(form));
  if (error) throw toAppError(error);
  // What is proposed follows from them.
  await queryClient.invalidateQueries({ queryKey: ['suggestions'] });
  const kept = await readOwnDetails();
  queryClient.setQueryData(ownDetails.queryKey, kept);
  return kept;
}

/** Whether the site has still to greet this new account; asked, it has. */
export const greeting = queryOptions({
  queryKey: ['greeting'],
  queryFn: async (): Promise<boolean> => {
    const { data, error } = await supabase.rpc('take_greeting');
    if (error) throw toAppError(error);
    return data;
  },
  staleTime: Number.POSITIVE_INFINITY,
});
