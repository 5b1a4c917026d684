import * as z from 'zod/mini';
import { instant, LessonAddress } from '../lib/lesson-address.ts';

const ThreadComment = z.object({
  id: z.string(),
  is_reply: z.boolean(),
  is_mine: z.boolean(),
  /** Null once they have left. */
  author: z.nullable(z.string()),
  created_at: instant,
  state: z.enum(['shown', 'deleted', 'hidden', 'locked']),
  /** Null for what may not be read, or is no more. */
  text: z.nullable(z.string()),
});
export type ThreadComment = z.infer<typeof ThreadComment>;

const Thread = z.object({
  id: z.string(),
  /** As the server writes it: the next page is asked with it, to the microsecond. */
  at: z.string(),
  lesson: LessonAddress,
  comments: z.array(ThreadComment),
});
export type Thread = z.infer<typeof Thread>;

/** What my_comments answers. */
export const MyCommentsPage = z.object({ threads: z.array(Thread), has_more: z.boolean() });
