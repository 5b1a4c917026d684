import * as z from 'zod';

/** What the platform gives to every function, and what the project's secrets add. */
export const env = z
  .object({
    SUPABASE_URL: z.url(),
    SUPABASE_ANON_KEY: z.string().min(1),
    SUPABASE_SERVICE_ROLE_KEY: z.string().min(1),
  })
  .parse(Deno.env.toObject());
