import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ email: z.string(), type: z.string(), token: z.string().optional() });

/** The page of ours where that which Auth began is done. */
const PAGES: Record<string, string> = {
  recovery: '/mot-de-passe-perdu/',
  email_change: '/mon-espace/profil/',
  signup: '/inscription/',
  invite: '/inscription/',
  magiclink: '/connexion/',
};

/**
 * What Auth itself may begin, by an operator's hand: our pages do all of this by letters of their
 * own. Auth's links would lead past our rules, so the letter says which page of ours goes on. Only
 * a code that Auth asks back (reauthentication) is handed on.
 */
export function authLetter(params: unknown, setting: Setting): Letter {
  const { email, type, token } = Params.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  const code = type === 'reauthentication' && token;
  return plainLetter(
    {
      subject: m.mail_auth_subject({ site }, into),
      link: {
        label: m.mail_auth_link({}, into),
        href: `${setting.siteUrl}${PAGES[type] ?? '/connexion/'}`,
      },
      before: [m.mail_auth_why({ site, email }, into)],
      ...(code && { code: { intro: m.mail_auth_code({}, into), code } }),
      after: [m.mail_auth_ignore({}, into)],
    },
    setting,
  );
}
