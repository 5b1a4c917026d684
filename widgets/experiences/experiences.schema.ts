import * as z from 'zod/mini';
import { AuthorRow } from '../lib/author.schema.ts';

/** The same limits as the database's. */
export const LONGEST = { title: 200, context: 5000, body: 20_000, result: 5000, contact: 300 };

export const ExperienceRow = z.object({
  id: z.string(),
  title: z.string(),
  author: AuthorRow,
  excerpt: z.string(),
  published_at: z.string(),
  edited_at: z.nullable(z.string()),
  useful_count: z.number(),
  reply_count: z.number(),
  is_useful: z.boolean(),
  is_mine: z.boolean(),
  is_hidden: z.boolean(),
  is_deleted: z.boolean(),
  is_locked: z.boolean(),
});
export type ExperienceRow = z.infer<typeof ExperienceRow>;

export const WholeRow = z.extend(ExperienceRow, {
  context: z.string(),
  body: z.string(),
  result: z.string(),
  contact: z.string(),
});

/** What `list_experiences` answers. */
export const ExperiencesAnswer = z.object({
  experiences: z.array(ExperienceRow),
  has_more: z.boolean(),
});

/** What `mark_useful` answers. */
export const UsefulAnswer = z.object({ useful_count: z.number(), is_useful: z.boolean() });
