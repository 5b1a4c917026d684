import * as z from 'zod';

/** What the platform gives to every function, and what the project's secrets add. */
export const env = z
  .object({
    SUPABASE_URL: z.url(),
    SUPABASE_ANON_KEY: z.string().min(1),
    SUPABASE_SERVICE_ROLE_KEY: z.string().min(1),
    /** The header in which the outermost proxy states whom it heard: DEPLOY.md. */
    CLIENT_ADDRESS_HEADER: z.string().min(1).optional(),
  })
  .parse(Deno.env.toObject());
