import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  dirs: { public: publicDir(env('PUBLIC_DIR', './public')) },
  webhooks: { populateRelations: false },
});

/** The media library's files live with the rest of the data; Strapi wants the folder to be there. */
function publicDir(path: string) {
  mkdirSync(join(path, 'uploads'), { recursive: true });
  return resolve(path);
}

export default config;
