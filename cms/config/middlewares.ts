import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams) => [
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
  'global::desk-size',
  {
    name: 'strapi::body',
    config: {
      formidable: {
        maxFileSize: 512 * 1024 * 1024,
        uploadDir: incomingDir(env('PUBLIC_DIR', './public')),
      },
    },
  },
  'global::forget-files',
  'strapi::session',
  'strapi::favicon',
  'global::private-uploads',
  'strapi::public',
];

/** Beside the media library, and not in the machine's common temporary folder: only we read it. */
function incomingDir(publicDir: string) {
  const path = `${resolve(publicDir)}-incoming`;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

export default config;
