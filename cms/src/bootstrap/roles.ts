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

/**
 * Strapi's own "Author" and "Editor" become « Auteur » and « Relecteur ». Done once, while they bear
 * their first names: what a super-admin changes later stays.
 */
export async function ensureRoles(strapi: Core.Strapi) {
  await adapt(strapi, 'strapi-author', 'Author', {
    name: 'Auteur',
    description: 'Écrit les brouillons de ses propres contenus. Ne publie pas.',
    permissions: (content) => authorPermissions(content),
  });
  await adapt(strapi, 'strapi-editor', 'Editor', {
    name: 'Relecteur',
    description: 'Relit, corrige et publie tous les contenus.',
    permissions: (content) => [...content, ...mediaPermissions([])],
  });
}

type Role = {
  name: string;
  description: string;
  permissions: (content: Permission[]) => Permission[];
};

async function adapt(strapi: Core.Strapi, code: string, firstName: string, role: Role) {
  const roles = strapi.service('admin::role');
  const known = await roles.findOne({ code, name: firstName });
  if (!known) return;
  await roles.assignPermissions(known.id, role.permissions(contentPermissions(strapi)));
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
