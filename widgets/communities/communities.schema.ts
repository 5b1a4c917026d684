import * as z from 'zod/mini';
import { CardRow } from '../lib/community.schema.ts';

/** What `list_communities` answers. */
export const DirectoryAnswer = z.object({
  communities: z.array(CardRow),
  has_more: z.boolean(),
});
