import * as z from 'zod/mini';

/** What `app.author_json` answers. */
export const AuthorRow = z.pipe(
  z.object({ name: z.nullable(z.string()), is_administrator: z.boolean() }),
  z.transform(({ name, is_administrator }) => ({ name, isAdministrator: is_administrator })),
);
