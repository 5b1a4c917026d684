import { timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { isUploadPath } from '../uploads/upload-path';

/** Files of the media library answer the build token and an editor's session; to others they do not exist. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    if (!isUploadPath(ctx.path)) return next();
    const isAllowed = isBuild(ctx.get('authorization')) || (await isEditor(strapi, ctx));
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

/** A picture in the admin panel brings the cookie of its session, nothing else. */
async function isEditor(strapi: Core.Strapi, ctx: Parameters<Core.MiddlewareHandler>[0]) {
  const cookie = ctx.cookies.get('strapi_admin_refresh');
  if (!cookie) return false;
  const session = await strapi.sessionManager('admin').validateRefreshToken(cookie);
  if (!session.isValid) return false;
  const user = await strapi.db
    .query('admin::user')
    .findOne({ select: ['id'], where: { id: session.userId, isActive: true, blocked: false } });
  return user !== null;
}
