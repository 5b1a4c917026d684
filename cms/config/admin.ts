import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    // Pictures of the media library are asked for outside /admin: the session's cookie goes along.
    cookie: { path: '/' },
    sessions: { maxRefreshTokenLifespan: 7 * 24 * 3600, maxSessionLifespan: 24 * 3600 },
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  ai: { enabled: false },
});

export default config;
