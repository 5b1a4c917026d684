import * as z from 'zod/mini';
import { AuthorRow, ReplyRow } from '../lib/replies.schema.ts';

/** The same limits as the database's checks. */
export const LONGEST_TITLE = 200;
export const LONGEST_TOPIC = 20_000;
export const LONGEST_CATEGORY = 60;

const topic = {
  id: z.string(),
  title: z.nullable(z.string()),
  author: z.nullable(AuthorRow),
  is_mine: z.boolean(),
  created_at: z.string(),
  last_activity_at: z.string(),
  reply_count: z.number(),
  category_id: z.nullable(z.string()),
  is_solved: z.boolean(),
  is_locked: z.boolean(),
  state: z.enum(['shown', 'hidden', 'deleted']),
  is_following: z.boolean(),
  is_new: z.boolean(),
  new_replies: z.number(),
  first_new_id: z.nullable(z.string()),
};
const TopicRow = z.object(topic);
export type TopicRow = z.infer<typeof TopicRow>;

/** What `list_topics` answers. */
export const TopicsAnswer = z.object({ topics: z.array(TopicRow), has_more: z.boolean() });

/** What `topic` answers. */
export const TopicAnswer = z.object({
  ...topic,
  community_id: z.string(),
  body: z.nullable(z.string()),
  edited_at: z.nullable(z.string()),
  solution: z.nullable(ReplyRow),
});

/** What `forum` answers. */
export const ForumAnswer = z.object({
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  new_topics: z.number(),
});

/** What `search_forum` answers. */
export const SearchAnswer = z.object({
  topics: z.array(
    z.object({
      id: z.string(),
      title: z.nullable(z.string()),
      reply_id: z.nullable(z.string()),
      last_activity_at: z.string(),
      is_solved: z.boolean(),
      author: z.nullable(z.string()),
      excerpt: z.string(),
    }),
  ),
  has_more: z.boolean(),
  says_nothing: z.boolean(),
});

export const WrittenAnswer = z.object({ id: z.string() });
export const TalksAnswer = z.array(z.object({ name: z.string(), href: z.string() }));
