// The pages of the editors' desk in the menu of the CMS, in their order.
import { Calendar, Monitor, Question, Search } from '@strapi/icons';
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
