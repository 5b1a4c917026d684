import * as z from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { callFunction } from '../lib/functions.ts';
import { supabase } from '../lib/supabase.ts';

const Requested = z.object({ deletionDueAt: z.string() });
const MyData = z.looseObject({ exported_at: z.string() });

/** Everything that is known about the caller, by sections. */
export type MyData = z.infer<typeof MyData>;

/** Lets the account go in seven days, and closes all its sessions. Gives the instant. */
export async function requestDeletion(password: string): Promise<Date> {
  const answer = await callFunction('delete-account', { password });
  return new Date(Requested.parse(answer).deletionDueAt);
}

export async function exportMyData(): Promise<MyData> {
  const { data, error } = await supabase.rpc('export_my_data');
  if (error) throw toAppError(error);
  return MyData.parse(data);
}
