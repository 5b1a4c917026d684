import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::help-page.help-page', {
  only: ['find', 'findOne'],
});
