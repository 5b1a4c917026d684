// What the pages of the editors' desk ask of Strapi's own server, behind the admin panel's session.
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { editorReport } from './editor-report';
import { wordDryRun } from './word-dry-run';

export type DeskRoute = {
  method: 'GET' | 'POST';
  /** After `/desk`. */
  path: string;
  /** Left out: everybody who may sign in to the CMS. */
  needs?: 'publish';
  answer: (strapi: Core.Strapi, context: Context) => Promise<void>;
};

const ROUTES: DeskRoute[] = [editorReport, wordDryRun];

const PUBLISH = {
  name: 'admin::hasPermissions',
  config: { actions: ['plugin::content-manager.explorer.publish'] },
};

export function registerDesk(strapi: Core.Strapi) {
  strapi.server.routes({
    type: 'admin',
    prefix: '/desk',
    routes: ROUTES.map(({ method, path, needs, answer }) => ({
      method,
      path,
      handler: (context: Context) => answer(strapi, context),
      info: { type: 'admin' },
      config: {
        policies: ['admin::isAuthenticatedAdmin', ...(needs === 'publish' ? [PUBLISH] : [])],
      },
    })),
  });
}
