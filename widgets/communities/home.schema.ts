import * as z from 'zod/mini';

/** What `home_of_community` answers. */
export const HomeAnswer = z.object({
  news: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      excerpt: z.string(),
      published_at: z.string(),
      is_pinned: z.boolean(),
      is_unread: z.boolean(),
    }),
  ),
  topics: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      reply_count: z.number(),
      last_activity_at: z.string(),
    }),
  ),
  experiences: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      useful_count: z.number(),
      published_at: z.string(),
    }),
  ),
  groups: z.array(z.object({ slug: z.string(), name: z.string() })),
  administrators: z.array(z.string()),
});
