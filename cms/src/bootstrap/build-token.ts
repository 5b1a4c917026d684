import type { Core } from '@strapi/strapi';
import { TEXTS } from '../checks/entry-checks';

const NAME = 'Construction du site';

/** The token with which the build reads the published content: nothing else, and nothing to write. */
export async function ensureBuildToken(strapi: Core.Strapi) {
  await removeStrapisOwnTokens(strapi);
  const key = process.env['BUILD_TOKEN'];
  if (!key) return;
  const tokens = strapi.service('admin::api-token');
  const known = await tokens.getByName(NAME);
  const token = known ?? (await tokens.create(description()));
  if (known) await tokens.update(token.id, { permissions: permissions() });
  await strapi.db
    .query('admin::api-token')
    .update({ where: { id: token.id }, data: { accessKey: tokens.hash(key), encryptedKey: null } });
}

function description() {
  return {
    name: NAME,
    description: 'Lit les contenus publiés. Sa valeur vient de la variable BUILD_TOKEN.',
    kind: 'content-api',
    type: 'custom',
    lifespan: null,
    permissions: permissions(),
  };
}

/** Quizzes leave by a door of their own (src/answer-keys): the build gets nothing of them. */
function permissions() {
  const types = Object.keys(TEXTS).filter((uid) => uid !== 'api::quiz.quiz');
  const reads = types.flatMap((uid) =>
    uid === 'api::setting.setting' ? [`${uid}.find`] : [`${uid}.find`, `${uid}.findOne`],
  );
  return [...reads, 'plugin::upload.content-api.find'];
}

/** A new Strapi makes a "Read Only" and a "Full Access" token of its own; nobody needs them. */
async function removeStrapisOwnTokens(strapi: Core.Strapi) {
  await strapi.db.query('admin::api-token').deleteMany({
    where: { name: { $in: ['Read Only', 'Full Access'] }, lastUsedAt: null },
  });
}
