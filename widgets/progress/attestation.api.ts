import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';

const NameAnswer = z.object({
  display_name: z.string(),
  first_name: z.nullable(z.string()),
  last_name: z.nullable(z.string()),
});

/** The name that goes on an attestation. */
export const myName = queryOptions({ queryKey: ['my-name'], queryFn: readMyName });

export async function readMyName(): Promise<string> {
  const { data, error } = await supabase.rpc('my_profile');
  if (error) throw toAppError(error);
  const { first_name, last_name, display_name } = NameAnswer.parse(data);
  return first_name && last_name ? `${first_name} ${last_name}` : display_name;
}
