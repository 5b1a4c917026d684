import type { Context } from 'koa';
import { askPublisher } from './ask-publisher';
import type { DeskRoute } from './desk-routes';
import { mayPublish } from './may-publish';

const SILENT = {
  message:
    'Le service de publication ne répond pas. Le site reste comme il est. Réessayez dans une minute ; si cela continue, prévenez la personne qui s’occupe du serveur.',
};

async function pass(context: Context, path: string, method: 'GET' | 'POST', extra = {}) {
  try {
    const { status, body } = await askPublisher(path, method);
    context.status = status;
    context.body = { ...(body as object), ...extra };
  } catch {
    context.status = 503;
    context.body = SILENT;
  }
}

export const siteState: DeskRoute = {
  method: 'GET',
  path: '/site',
  answer: (_strapi, context) => pass(context, '/site', 'GET', { mayPublish: mayPublish(context) }),
};

export const publishNow: DeskRoute = {
  method: 'POST',
  path: '/site/publish',
  needs: 'publish',
  answer: (_strapi, context) => pass(context, '/publish/now', 'POST'),
};

export const rollBack: DeskRoute = {
  method: 'POST',
  path: '/site/rollback',
  needs: 'publish',
  answer: (_strapi, context) => {
    const { body } = context.request as unknown as { body?: { from?: unknown } };
    return pass(context, `/rollback?from=${Number(body?.from)}`, 'POST');
  },
};
