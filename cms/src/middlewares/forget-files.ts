import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';

type Incoming = Record<string, { filepath: string } | { filepath: string }[]>;

/**
 * Removes every file of a request once it is answered, refused or has failed. Strapi itself removes
 * those of one field, and only after a success. Files are read before anybody is asked who they are,
 * so that this stands right behind the reading, in front of every route.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  const { files = {} } = ctx.request as unknown as { files?: Incoming };
  const paths = Object.values(files)
    .flat()
    .map(({ filepath }) => filepath);
  try {
    await next();
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
};
