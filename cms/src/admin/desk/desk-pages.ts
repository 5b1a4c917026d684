// The pages of the editors' desk in the menu of the CMS, in their order.
import { Calendar, CheckCircle, Monitor, Question, Search, Upload } from '@strapi/icons';
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
    path: 'site',
    label: 'État du site',
    icon: Monitor,
    load: () => import('../site/site-page'),
  },
  {
    path: 'calendar',
    label: 'Calendrier',
    icon: Calendar,
    load: () => import('../calendar/calendar-page'),
  },
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
  {
    path: 'searches',
    label: 'Recherches sans réponse',
    icon: Search,
    load: () => import('../searches/SearchesPage'),
  },
  {
    path: 'opinions',
    label: 'Avis sur l’aide',
    icon: Question,
    load: () => import('../opinions/opinions-page'),
  },
];
