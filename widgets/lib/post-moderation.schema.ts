import * as z from 'zod/mini';

/** What `report_post` answers. */
export const PostReported = z.object({ reported_at: z.string() });

/** What `move_post` answers. */
export const PostMoved = z.object({ href: z.string() });

/** What `places_for_post` answers. */
export const PlacesAnswer = z.object({
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** What `communities_i_run` answers. */
export const RunAnswer = z.object({
  communities: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['community', 'group', 'session']),
      slug: z.string(),
      name: z.string(),
      parent: z.nullable(z.string()),
    }),
  ),
  has_more: z.boolean(),
});
