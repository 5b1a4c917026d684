import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::help-page.help-page');
