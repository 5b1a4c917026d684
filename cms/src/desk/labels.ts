import { labels as allLabels } from '../checks/labels';
import type { DeskRoute } from './desk-routes';

/** The texts of the interface that a help page may quote, for the editor to choose from. */
export const labels: DeskRoute = {
  method: 'GET',
  path: '/labels',
  async answer(_strapi, context) {
    context.body = Object.fromEntries(allLabels());
  },
};
