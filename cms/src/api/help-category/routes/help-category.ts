import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::help-category.help-category', {
  only: ['find', 'findOne'],
});
