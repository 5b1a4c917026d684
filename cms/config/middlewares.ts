export default [
  'strapi::logger',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          'frame-ancestors': ["'none'"],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  // Only the admin panel, which has the same origin, and the build call this server.
  { name: 'strapi::cors', config: { origin: [] } },
  'strapi::query',
  { name: 'strapi::body', config: { formidable: { maxFileSize: 512 * 1024 * 1024 } } },
  'strapi::session',
  'strapi::favicon',
  'global::private-uploads',
  'strapi::public',
];
