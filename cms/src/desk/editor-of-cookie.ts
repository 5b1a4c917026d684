import type { Core } from '@strapi/strapi';

export type EditorOfCookie = { id: number };

/** Who asks outside the admin panel's own requests: a picture, a frame bring the session's cookie, nothing else. */
export async function editorOfCookie(
  strapi: Core.Strapi,
  ctx: Parameters<Core.MiddlewareHandler>[0],
): Promise<EditorOfCookie | null> {
  const cookie = ctx.cookies.get('strapi_admin_refresh');
  if (!cookie) return null;
  const session = await strapi.sessionManager('admin').validateRefreshToken(cookie);
  if (!session.isValid) return null;
  return strapi.db
    .query('admin::user')
    .findOne({ select: ['id'], where: { id: session.userId, isActive: true, blocked: false } });
}
