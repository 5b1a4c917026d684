import type { Context } from 'koa';

/** Who may publish a module may publish: Strapi gives this right by type, and never without one. */
const PUBLISH = {
  action: 'plugin::content-manager.explorer.publish',
  subject: 'api::module.module',
};

export const PUBLISHERS_ONLY = {
  name: 'admin::hasPermissions',
  config: { actions: [PUBLISH] },
};

/** What a page may offer; the server asks again. */
export function mayPublish({ state }: Context): boolean {
  return state.userAbility.can(PUBLISH.action, PUBLISH.subject);
}
