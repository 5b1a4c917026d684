// The pages of the editors' desk in the menu of the CMS, in their order.
import { CheckCircle, Upload } from '@strapi/icons';
import type { ComponentType } from 'react';

export type DeskPage = {
  /** After `/admin/desk/`. */
  path: string;
  label: string;
  icon: ComponentType;
  load: () => Promise<{ default: ComponentType }>;
};

export const DESK_PAGES: DeskPage[] = [
  {
    path: 'checks',
    label: 'Contrôle des contenus',
    icon: CheckCircle,
    load: () => import('../checks/ChecksPage'),
  },
  {
    path: 'import',
    label: 'Importer',
    icon: Upload,
    load: () => import('../import/ImportPage'),
  },
];
