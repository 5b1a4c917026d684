import { expect, test } from 'vitest';
import { letterAsHtml, letterAsText } from '../letter.ts';
import { writeLetter } from './letters.ts';

const SITE = 'https://mooc.example';
const params = {
  email: 'zoe@exemple.fr',
  new_email: 'zoe.martin@exemple.fr',
  token: 'a_b-c',
  code: '012345',
  changed_at: '2026-11-25T14:07:00Z',
};
const write = (template: string, more = {}, locale: 'fr' | 'en' = 'fr') =>
  writeLetter(template, { ...params, ...more }, { siteUrl: SITE, locale });

const LINKS = {
  recover: '/mot-de-passe-perdu/nouveau/#token=a_b-c',
  'recover-unknown': '/inscription/',
  'recover-suspended': '/aide/',
  'password-changed': '/mot-de-passe-perdu/',
  'email-change-confirm': '/mon-espace/courriel/#token=a_b-c',
  'email-change-known': '/connexion/',
  'email-change-notice': '/mot-de-passe-perdu/',
  'email-changed': '/aide/',
};

test.each(Object.entries(LINKS))('%s begins with its link: %s', (template, href) => {
  for (const locale of ['fr', 'en'] as const) {
    const lines = letterAsText(write(template, {}, locale)).split('\n');
    expect(lines[1]).toBe(SITE + href);
  }
});

test.each(['recover', 'email-change-confirm'])('%s holds its code', (template) => {
  expect(letterAsText(write(template))).toContain('012 345');
});

test.each(Object.keys(LINKS).filter((name) => !/^recover$|confirm/.test(name)))(
  '%s holds no secret',
  (template) => {
    const letter = write(template);
    expect(letterAsText(letter) + letterAsHtml(letter)).not.toMatch(/a_b-c|012.?345/);
  },
);

test('who was told by mistake reads what to do, and when it was', () => {
  const text = letterAsText(write('password-changed'));
  expect(text).toContain('25 novembre 2026 à 15:07');
  expect(text).toMatch(/Ce n’était pas vous.\? Ouvrez tout de suite le lien/);
  expect(letterAsText(write('email-change-notice'))).toContain('zoe.martin@exemple.fr');
});

/** The words that GoTrue uses for what it begins. */
const KINDS = {
  recovery: '/mot-de-passe-perdu/',
  email_change: '/mon-espace/profil/',
  signup: '/inscription/',
  invite: '/inscription/',
  magiclink: '/connexion/',
  reauthentication: '/connexion/',
};

test.each(Object.entries(KINDS))('what Auth begins by %s goes on at %s', (type, href) => {
  const template = `auth-${type.replace('_', '-')}`;
  const text = letterAsText(write(template, { type, token: '987654', token_hash: 'secret' }));
  expect(text.split('\n')[1]).toBe(SITE + href);
  expect(text).not.toContain('secret');
  expect(text.includes('987 654')).toBe(type === 'reauthentication');
});
