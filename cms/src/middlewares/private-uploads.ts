import { timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { editorOfCookie } from '../desk/editor-of-cookie';
import { isUploadPath } from '../uploads/upload-path';

/** Files of the media library answer the build token and an editor's session; to others they do not exist. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    if (!isUploadPath(ctx.path)) return next();
    const isAllowed =
      isBuild(ctx.get('authorization')) || (await editorOfCookie(strapi, ctx)) !== null;
    if (!isAllowed) {
      ctx.status = 404;
      ctx.set('cache-control', 'no-store');
      ctx.body = 'Not Found';
      return;
    }
    await next();
    ctx.set('cache-control', 'private, no-cache');
    ctx.set('content-security-policy', "default-src 'none'; sandbox");
    ctx.set('x-content-type-options', 'nosniff');
  };

function isBuild(authorization: string) {
  const token = process.env['BUILD_TOKEN'];
  if (!token) return false;
  const expected = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(authorization);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
