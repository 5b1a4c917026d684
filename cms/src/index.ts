import type { Core } from '@strapi/strapi';
import { ensureBuildToken } from './bootstrap/build-token';
import { ensureDemoEditors } from './bootstrap/demo-editors';
import { ensureLocales } from './bootstrap/locales';
import { ensureRoles } from './bootstrap/roles';
import { ensureUploadSettings } from './bootstrap/upload-settings';
import { ensureWebhook } from './bootstrap/webhook';
import { registerChecks } from './checks/register-checks';
import { registerDesk } from './desk/desk-routes';
import { registerPreviewDoor } from './preview/preview-door';
import { seed } from './seed/seed';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerChecks(strapi);
    registerDesk(strapi);
    registerPreviewDoor(strapi);
  },

  /** Each step leaves alone what is there already: every start runs all of them. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLocales(strapi);
    await ensureUploadSettings(strapi);
    await ensureRoles(strapi);
    await ensureBuildToken(strapi);
    if (process.env['SEED_DEMO'] === '1') {
      await ensureDemoEditors(strapi);
      await seed(strapi);
    }
    // Last: the publisher need not hear of the seed, entry by entry.
    await ensureWebhook(strapi);
  },
};
