// Strapi's document service for a command, on the stack's database, beside the running server or alone.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const CMS = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** Sets the variables that the CMS needs and builds it where its sources changed. */
export async function prepareCms() {
  await takeConfiguration();
  const build = spawnSync(process.execPath, [join(CMS, 'build.mjs')], { stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

/** A module of `cms/src`, as built. */
export const builtModule = (path) => require(join(CMS, 'dist/src', path));

export async function openStrapi() {
  const { createStrapi } = require('@strapi/strapi');
  return createStrapi({ appDir: CMS, distDir: join(CMS, 'dist') })
    .load()
    .catch((error) => {
      if (!/ECONNREFUSED/.test(`${error.message} ${error.code}`)) throw error;
      stop(
        'La base de données ne répond pas : Préau ne tourne pas, ou sur d’autres ports.\n' +
          'Lancez « npm start », ou donnez à cette commande les mêmes PREAU_HOME et PREAU_PORT_OFFSET.',
      );
    });
}

export function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}

/** Production sets the variables; on one machine they are the local stack's. */
async function takeConfiguration() {
  if (!process.env.DATABASE_URL) {
    const { loadConfig } = await import('../../supabase/local/config.ts');
    const { cmsEnv } = await import('../../supabase/local/part-env.ts');
    Object.assign(process.env, cmsEnv(loadConfig()));
  }
  // The seed is the server's affair.
  delete process.env.SEED_DEMO;
}
