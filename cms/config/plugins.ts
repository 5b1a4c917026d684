export default {
  upload: {
    config: {
      // src/extensions/upload looks into the bytes of each file and refuses in French;
      // Strapi's own list would answer first, in English.
      security: { allowedTypes: ['*/*'] },
      sizeLimit: 512 * 1024 * 1024,
      // The publisher makes the sizes that the site needs.
      breakpoints: {},
    },
  },
};
