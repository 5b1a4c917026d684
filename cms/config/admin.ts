import type { Core } from '@strapi/strapi';
import { doorOf, PREVIEWED_TYPES } from '../src/preview/previewed-types';

type Previewed = { documentId: string; status?: string };

const config = ({ env }: Core.Config.Shared.ConfigParams) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    // Pictures of the media library are asked for outside /admin: the session's cookie goes along.
    cookie: { path: '/' },
    sessions: { maxRefreshTokenLifespan: 7 * 24 * 3600, maxSessionLifespan: 24 * 3600 },
  },
  // Per person and address. Tests sign in more often than anybody.
  rateLimit: { interval: { min: 5 }, max: env.int('CMS_SIGN_INS', 5) },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  ai: { enabled: false },
  preview: {
    enabled: env('PREVIEW_URL', '') !== '' && env('PREVIEW_SECRET', '') !== '',
    config: {
      allowedOrigins: ["'self'", env('PREVIEW_URL', '')],
      handler: async (uid: string, { documentId, status }: Previewed) =>
        PREVIEWED_TYPES.includes(uid)
          ? doorOf(uid, documentId, status === 'published' ? 'published' : 'draft')
          : undefined,
    },
  },
});

export default config;
