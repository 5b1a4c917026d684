import type { Core } from '@strapi/strapi';

const EDITORS = [
  {
    email: 'admin@preau.test',
    firstname: 'Ada',
    lastname: 'Administration',
    role: 'strapi-super-admin',
  },
  { email: 'auteur@preau.test', firstname: 'Aude', lastname: 'Auteure', role: 'strapi-author' },
  {
    email: 'relectrice@preau.test',
    firstname: 'Rachel',
    lastname: 'Relectrice',
    role: 'strapi-editor',
  },
];

/** Accounts for a demonstration, with one known password: made only when SEED_DEMO=1. */
export async function ensureDemoEditors(strapi: Core.Strapi) {
  const password = process.env['CMS_EDITOR_PASSWORD'];
  if (!password) return;
  const users = strapi.service('admin::user');
  const roles = strapi.service('admin::role');
  for (const { role: code, ...editor } of EDITORS) {
    if (await users.exists({ email: editor.email })) continue;
    const role = await roles.findOne({ code });
    await users.create({
      ...editor,
      password,
      isActive: true,
      preferedLanguage: 'fr',
      registrationToken: null,
      roles: [role.id],
    });
  }
}
