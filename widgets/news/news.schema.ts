import * as z from 'zod/mini';
import { AuthorRow } from '../lib/author.schema.ts';

/** The same limits as the database's. */
export const LONGEST_TITLE = 200;
export const LONGEST_NEWS = 20_000;

export const NewsRow = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  is_cut: z.boolean(),
  author: AuthorRow,
  published_at: z.string(),
  edited_at: z.nullable(z.string()),
  is_pinned: z.boolean(),
  is_scheduled: z.boolean(),
  is_hidden: z.boolean(),
  is_unread: z.boolean(),
  is_mine: z.boolean(),
  may_change: z.boolean(),
});
export type NewsRow = z.infer<typeof NewsRow>;

/** What `list_news` answers. */
export const NewsAnswer = z.object({
  pinned: z.array(NewsRow),
  scheduled: z.array(NewsRow),
  news: z.array(NewsRow),
  has_more: z.boolean(),
});

/** What `mark_news_read` answers. */
export const UnreadAnswer = z.object({ news: z.boolean() });
