import type { StrapiApp } from '@strapi/strapi/admin';

const LANGUAGE = 'strapi-admin-language';

export default {
  config: {
    locales: ['fr'],
    tutorials: false,
    notifications: { releases: false },
  },
  register() {
    // French for whoever has not chosen; the choice in the profile wins.
    if (!localStorage.getItem(LANGUAGE)) localStorage.setItem(LANGUAGE, 'fr');
  },
  bootstrap(_app: StrapiApp) {},
};
