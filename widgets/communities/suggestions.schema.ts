import * as z from 'zod/mini';
import { AUTHORITY_SIZES, AUTHORITY_TYPES } from '../lib/authority.ts';
import { CardRow } from '../lib/community.schema.ts';

const Why = z.object({
  course: z.nullable(z.string()),
  type: z.nullable(z.enum(AUTHORITY_TYPES)),
  size: z.nullable(z.enum(AUTHORITY_SIZES)),
  position: z.nullable(z.string()),
  is_busy: z.boolean(),
});
/** Why a community is proposed. */
export type Why = z.infer<typeof Why>;

/** What `suggested_communities` answers. */
export const SuggestionRows = z.array(z.extend(CardRow, { why: Why }));
