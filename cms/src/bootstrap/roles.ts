import type { Core } from '@strapi/strapi';
import { TEXTS } from '../checks/entry-checks';

type Permission = {
  action: string;
  subject?: string | null;
  properties?: Record<string, unknown>;
  conditions?: string[];
};

const EXPLORER = 'plugin::content-manager.explorer';
const LOCALES = ['fr', 'en'];
/** An author hangs a lesson into a module that somebody else made: these are read by everybody. */
const SHARED = ['api::course.course', 'api::module.module', 'api::help-category.help-category'];

/** Content types that came after the first release: a role that was adapted before learns of each once. */
const LATER = ['api::quiz.quiz'];

/**
 * Strapi's own "Author" and "Editor" become « Auteur » and « Relecteur ». Done once, while they bear
 * their first names, and once for each type that came later: what a super-admin changes stays.
 */
export async function ensureRoles(strapi: Core.Strapi) {
  const told = strapi.store({ type: 'core', name: 'preau', key: 'types-in-roles' });
  const known = ((await told.get({})) as string[] | null) ?? [];
  const later = LATER.filter((uid) => !known.includes(uid));
  await adapt(strapi, later, {
    code: 'strapi-author',
    firstName: 'Author',
    name: 'Auteur',
    description: 'Écrit les brouillons de ses propres contenus. Ne publie pas.',
    content: authorPermissions,
    media: mediaPermissions(['admin::is-creator']),
  });
  await adapt(strapi, later, {
    code: 'strapi-editor',
    firstName: 'Editor',
    name: 'Relecteur',
    description: 'Relit, corrige et publie tous les contenus.',
    content: (permissions) => permissions,
    media: mediaPermissions([]),
  });
  if (later.length > 0) await told.set({ value: [...known, ...later] });
}

type Role = {
  code: string;
  firstName: string;
  name: string;
  description: string;
  content: (permissions: Permission[]) => Permission[];
  media: Permission[];
};

async function adapt(strapi: Core.Strapi, later: string[], role: Role) {
  const roles = strapi.service('admin::role');
  const known = await roles.findOne({ code: role.code });
  if (!known) return;
  const content = role.content(contentPermissions(strapi));
  if (known.name !== role.firstName) {
    const isNew = ({ subject }: Permission) => later.includes(subject ?? '');
    await roles.addPermissions(known.id, content.filter(isNew));
    return;
  }
  await roles.assignPermissions(known.id, [...content, ...role.media]);
  await roles.update({ id: known.id }, { name: role.name, description: role.description });
}

/** Every action on every content type of ours, on all fields and both languages. */
function contentPermissions(strapi: Core.Strapi): Permission[] {
  const { actionProvider } = strapi.service('admin::permission');
  const actions = actionProvider
    .values()
    .filter((action: { section: string }) => action.section === 'contentTypes');
  const permissions: Permission[] = strapi
    .service('admin::content-type')
    .getPermissionsWithNestedFields(actions);
  return permissions
    .filter(({ subject }) => subject && subject in TEXTS)
    .map((permission) => ({
      ...permission,
      properties: { ...permission.properties, locales: LOCALES },
    }));
}

function authorPermissions(content: Permission[]): Permission[] {
  return content
    .filter(({ action }) => action !== `${EXPLORER}.publish`)
    .filter(({ subject }) => subject !== 'api::setting.setting')
    .map((permission) => {
      const isShared = SHARED.includes(permission.subject ?? '');
      const isRead = permission.action === `${EXPLORER}.read`;
      return { ...permission, conditions: isShared && isRead ? [] : ['admin::is-creator'] };
    });
}

/** Everybody sees the whole media library; an author changes only what they put there. */
function mediaPermissions(conditions: string[]): Permission[] {
  return [
    { action: 'plugin::upload.read' },
    { action: 'plugin::upload.configure-view' },
    { action: 'plugin::upload.assets.create' },
    { action: 'plugin::upload.assets.update', conditions },
    { action: 'plugin::upload.assets.download' },
    { action: 'plugin::upload.assets.copy-link' },
  ].map((permission) => ({ subject: null, properties: {}, conditions: [], ...permission }));
}
