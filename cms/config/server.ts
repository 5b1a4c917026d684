import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  // The media library's files live with the rest of the data, not in the checkout.
  dirs: { public: env('PUBLIC_DIR', './public') },
  webhooks: { populateRelations: false },
});

export default config;
