import type { Core, UID } from '@strapi/strapi';
import { type EditorOfCookie, editorOfCookie } from '../desk/editor-of-cookie';
import { type PreviewedEntry, signPass } from './preview-pass';
import { PREVIEWED_TYPES } from './previewed-types';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Sends an editor who may read the entry on to its preview, by an address signed at this moment. */
export function registerPreviewDoor(strapi: Core.Strapi) {
  strapi.server.routes({
    type: 'admin',
    prefix: '/desk',
    routes: [
      {
        method: 'GET',
        path: '/preview/:uid/:documentId/:status',
        handler: (context: Context) => open(strapi, context),
        info: { type: 'admin' },
        // A frame brings the session's cookie alone: the door looks at it itself.
        config: { auth: false },
      },
    ],
  });
}

async function open(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { PREVIEW_URL: url, PREVIEW_SECRET: secret } = process.env;
  const { uid, documentId, status } = ctx.params;
  const entry: PreviewedEntry = {
    uid,
    documentId,
    status: status === 'published' ? 'published' : 'draft',
  };
  const editor = await editorOfCookie(strapi, ctx);
  ctx.set('cache-control', 'no-store');
  ctx.set('referrer-policy', 'no-referrer');
  if (!url || !secret || !editor || !(await mayRead(strapi, editor, entry))) {
    ctx.status = 404;
    ctx.body = 'Not Found';
    return;
  }
  ctx.redirect(
    `${url}/_apercu/${encodeURIComponent(signPass('address', entry, secret, new Date()))}`,
  );
}

async function mayRead(
  strapi: Core.Strapi,
  editor: EditorOfCookie,
  { uid, documentId, status }: PreviewedEntry,
): Promise<boolean> {
  if (!PREVIEWED_TYPES.includes(uid)) return false;
  const document = await strapi
    .documents(uid as UID.ContentType)
    .findOne({ documentId, status, locale: 'fr', populate: ['createdBy'] });
  if (!document) return false;
  const userAbility = await strapi.service('admin::permission').engine.generateUserAbility(editor);
  const checker = strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility, model: uid });
  return checker.can.read(document);
}
