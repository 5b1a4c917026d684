import * as z from 'zod/mini';

/** What `my_profile` says about how somebody is called. */
export const NamesRow = z.object({
  display_name: z.string(),
  civility: z.nullable(z.enum(['Mme', 'M.'])),
  first_name: z.nullable(z.string()),
  last_name: z.nullable(z.string()),
});
export type NamesRow = z.infer<typeof NamesRow>;
