// What the pages of the editors' desk ask of Strapi's own server, behind the admin panel's session.
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { calendar, calendarChange } from './calendar';
import { contentCheck, entryCheck } from './content-check';
import { importTriedCourse, tryCourse } from './course-import';
import { editorReport } from './editor-report';
import { labels } from './labels';
import { PUBLISHERS_ONLY } from './may-publish';
import { publishNow, rollBack, siteState } from './site-state';
import { wordDryRun } from './word-dry-run';

export type DeskRoute = {
  method: 'GET' | 'POST';
  /** After `/desk`. */
  path: string;
  /** Left out: everybody who may sign in to the CMS. */
  needs?: 'publish';
  answer: (strapi: Core.Strapi, context: Context) => Promise<void>;
};

const ROUTES: DeskRoute[] = [
  editorReport,
  labels,
  siteState,
  publishNow,
  rollBack,
  calendar,
  calendarChange,
  wordDryRun,
  contentCheck,
  entryCheck,
  tryCourse,
  importTriedCourse,
];

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
        policies: [
          'admin::isAuthenticatedAdmin',
          ...(needs === 'publish' ? [PUBLISHERS_ONLY] : []),
        ],
      },
    })),
  });
}
