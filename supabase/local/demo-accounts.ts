import { m } from '#messages';
import type { LocalConfig } from './config.ts';
import { DEMO_PASSWORD } from './part-env.ts';

export type DemoAccount = {
  name: string;
  role: string;
  email: string;
  password: string;
  where: string;
};

export type DemoPerson = { username: string; displayName: string; role: string };

/** The people of the demonstration, as README shows them. */
export function listDemoPeople(): DemoPerson[] {
  return [
    { username: 'camille', displayName: 'Camille', role: m.app_stack_role_learner() },
    { username: 'dominique', displayName: 'Dominique', role: m.app_stack_role_enrolled() },
    { username: 'alix', displayName: 'Alix', role: m.app_stack_role_community() },
    { username: 'georges', displayName: 'Georges', role: m.app_stack_role_establishment() },
    { username: 'delphine', displayName: 'Delphine', role: m.app_stack_role_delegation() },
    { username: 'paul', displayName: 'Paul', role: m.app_stack_role_proctor() },
    { username: 'elise', displayName: 'Élise', role: m.app_stack_role_exam() },
  ];
}

export function listDemoAccounts(config: LocalConfig): DemoAccount[] {
  const people = listDemoPeople().map(({ username, role }) => ({
    name: username,
    role,
    email: `${username}@preau.test`,
    password: DEMO_PASSWORD,
    where: `${config.siteUrl}/connexion/`,
  }));
  const editors = [
    { name: 'auteur', role: m.app_stack_role_author() },
    { name: 'relectrice', role: m.app_stack_role_reviewer() },
    { name: 'admin', role: m.app_stack_role_cms_admin() },
  ].map(({ name, role }) => ({
    name,
    role,
    email: `${name}@preau.test`,
    password: DEMO_PASSWORD,
    where: `${config.cmsUrl}/admin`,
  }));
  return [...people, ...editors];
}
