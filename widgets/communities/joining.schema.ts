import * as z from 'zod/mini';
import { CardRow } from '../lib/community.schema.ts';

const Named = z.object({ slug: z.string(), name: z.string() });

/** What `withdraw_request` answers: nothing of what does not exist to the reader any more. */
export const OwnCard = z.nullable(CardRow);

/** What `preview_leaving` answers. */
export const LeavingAnswer = z.object({
  groups: z.array(Named),
  needs_administrator: z.array(Named),
});

/** What `leave_community` answers. */
export const LeftAnswer = z.object({ groups: z.array(Named), community: OwnCard });
