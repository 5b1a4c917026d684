import type { ComponentType } from 'react';
import { DESK_PAGES } from './desk/desk-pages';
import { EDITOR_FIELD } from './editor/register-editor';
import { VersionPanel } from './version-panel';

type Content = { apis: { addEditViewSidePanel: (panels: (typeof VersionPanel)[]) => void } };

type Admin = {
  addMenuLink: (link: {
    to: string;
    icon: ComponentType;
    intlLabel: { id: string; defaultMessage: string };
    Component: () => Promise<{ default: ComponentType }>;
    permissions: object[];
    position: number;
  }) => void;
  addFields: (field: typeof EDITOR_FIELD) => void;
};

const LANGUAGE = 'strapi-admin-language';
const NEWS_BANNER = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_true:false';

export default {
  config: {
    locales: ['fr'],
    // What Strapi's own French translation leaves in English on the pages of an author.
    translations: {
      fr: {
        'content-manager.form.Input.hint.character.unit':
          '{maxValue, plural, one { caractère} other { caractères}}',
        'content-manager.form.Input.hint.text':
          '{min, select, undefined {} other {au moins {min}}}{divider}{max, select, undefined {} other {au plus {max}}}{unit}{br}{description}',
        'content-manager.form.Input.hint.minMaxDivider': ', ',
      },
    },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: Admin) {
    DESK_PAGES.forEach(({ path, label, icon, load }, at) => {
      app.addMenuLink({
        to: `desk/${path}`,
        icon,
        intlLabel: { id: `desk.${path}`, defaultMessage: label },
        Component: load,
        permissions: [],
        position: 2 + at,
      });
    });
    app.addFields(EDITOR_FIELD);
    // French for whoever has not chosen; the choice in the profile wins.
    if (!localStorage.getItem(LANGUAGE)) localStorage.setItem(LANGUAGE, 'fr');
    // Strapi's advertisement, in English, for the media library that we left out.
    localStorage.setItem(NEWS_BANNER, 'true');
  },
  bootstrap(app: { getPlugin: (name: string) => Content }) {
    app.getPlugin('content-manager').apis.addEditViewSidePanel([VersionPanel]);
  },
};
