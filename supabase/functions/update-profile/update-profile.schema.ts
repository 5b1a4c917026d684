import * as z from 'zod';
import { Password } from '../_shared/password.schema.ts';

/** One spelling for « é », and no stray spaces: what is compared is what would be kept. */
const Name = z
  .string()
  .max(200)
  .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' '));
const OptionalName = Name.transform((name) => name || null);

export const UpdateProfile = z.object({
  displayName: Name,
  firstName: OptionalName,
  lastName: OptionalName,
  civility: z.enum(['Mme', 'M.']).nullable(),
  /** Whether one also signs in with the new name from now on. */
  withUsername: z.boolean(),
  /** Asked for when a name changes, and only then. */
  password: Password.optional(),
});
export type UpdateProfile = z.infer<typeof UpdateProfile>;
