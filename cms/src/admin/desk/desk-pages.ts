// The pages of the editors' desk in the menu of the CMS, in their order.
import { Question } from '@strapi/icons';
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
    path: 'opinions',
    label: 'Avis sur l’aide',
    icon: Question,
    load: () => import('../opinions/opinions-page'),
  },
];
