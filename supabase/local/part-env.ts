import { delimiter, resolve } from 'node:path';
import { type LocalConfig, PROJECT_ROOT } from './config.ts';

/** What every part inherits: the project's own Node first, and nobody phones home. */
export function baseEnv(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [resolve(PROJECT_ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    STRAPI_TELEMETRY_DISABLED: 'true',
    LITE_TELEMETRY: '0',
    DO_NOT_TRACK: '1',
    DENO_NO_UPDATE_CHECK: '1',
    NO_COLOR: '1',
  };
}

export function functionsEnv(config: LocalConfig): NodeJS.ProcessEnv {
  return {
    ...baseEnv(),
    FUNCTIONS_PORT: String(config.ports.functions),
    SUPABASE_URL: config.apiUrl,
    SUPABASE_ANON_KEY: config.secrets.publishableKey,
    SUPABASE_SERVICE_ROLE_KEY: config.secrets.secretKey,
    SITE_URL: config.siteUrl,
    SMTP_URL: config.smtpUrl,
    MAIL_FROM: 'Préau <ne-pas-repondre@preau.test>',
  };
}

export function cmsEnv(config: LocalConfig): NodeJS.ProcessEnv {
  const { secrets } = config;
  return {
    ...baseEnv(),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(config.ports.cms),
    PUBLIC_URL: config.cmsUrl,
    PUBLIC_DIR: resolve(config.home, 'cms-public'),
    DATABASE_URL: config.cmsDatabaseUrl,
    APP_KEYS: secrets.strapiAppKeys,
    API_TOKEN_SALT: secrets.strapiApiTokenSalt,
    ADMIN_JWT_SECRET: secrets.strapiAdminJwtSecret,
    TRANSFER_TOKEN_SALT: secrets.strapiTransferTokenSalt,
    JWT_SECRET: secrets.strapiJwtSecret,
    ENCRYPTION_KEY: secrets.strapiEncryptionKey,
    BUILD_TOKEN: secrets.buildToken,
    ANSWER_KEY_TOKEN: secrets.answerKeyToken,
    PUBLISHER_URL: config.publisherUrl,
    WEBHOOK_SECRET: secrets.webhookSecret,
    PREVIEW_URL: config.previewUrl,
    PREVIEW_SECRET: secrets.previewSecret,
    CMS_EDITOR_PASSWORD: DEMO_PASSWORD,
    ...(process.env['PREAU_TEST_STACK'] === '1' && { CMS_SIGN_INS: '500' }),
    SEED_DEMO: '1',
  };
}

/** One for all, and documented: these accounts live on one machine, behind loopback. */
export const DEMO_PASSWORD = 'Preau-2026';

export function siteEnv(config: LocalConfig): NodeJS.ProcessEnv {
  const { secrets } = config;
  return {
    ...baseEnv(),
    PORT: String(config.ports.site),
    SITE_URL: config.siteUrl,
    SUPABASE_URL: config.apiUrl,
    SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
    RELEASES_DIR: config.releasesDir,
    CONTENT_DIR: resolve(config.home, 'content'),
    STRAPI_URL: config.cmsUrl,
    STRAPI_TOKEN: secrets.buildToken,
  };
}

export function publisherEnv(config: LocalConfig): NodeJS.ProcessEnv {
  const { secrets } = config;
  return {
    ...siteEnv(config),
    PUBLISHER_PORT: String(config.ports.publisher),
    WEBHOOK_SECRET: secrets.webhookSecret,
    ANSWER_KEY_TOKEN: secrets.answerKeyToken,
    PUBLISHER_DATABASE_URL: config.publisherDatabaseUrl,
    SUPABASE_SECRET_KEY: secrets.secretKey,
  };
}

export function previewEnv(config: LocalConfig): NodeJS.ProcessEnv {
  return {
    ...siteEnv(config),
    SITE_URL: config.previewUrl,
    PREVIEW_PORT: String(config.ports.preview),
    PREVIEW_SECRET: config.secrets.previewSecret,
    PREVIEW_DIR: resolve(config.home, 'preview'),
    CMS_URL: config.cmsUrl,
  };
}
