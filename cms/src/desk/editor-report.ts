import { askPublisher } from './ask-publisher';
import type { DeskRoute } from './desk-routes';

/** What readers left for the editors: the publisher reads it from the database, page by page. */
export const editorReport: DeskRoute = {
  method: 'GET',
  path: '/reports/:name',
  async answer(_strapi, context) {
    const { status, body } = await askPublisher(
      `/reports/${encodeURIComponent(context.params.name)}`,
    );
    context.status = status;
    context.body = body;
  },
};
