import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ email: z.string() });

/** To an address that has an account already: the page said nothing, this mail may. */
export function signUpKnown(params: unknown, { siteUrl, locale }: Setting): Letter {
  const { email } = Params.parse(params);
  const href = `${siteUrl}/connexion/`;
  const lostHref = `${siteUrl}/mot-de-passe-perdu/`;
  const into = { locale };
  return {
    subject: m.mail_sign_up_known_subject({ site: m.app_name({}, into) }, into),
    locale,
    blocks: [
      { kind: 'link', label: m.mail_sign_up_known_link({}, into), href },
      { kind: 'text', text: m.mail_hello({}, into) },
      { kind: 'text', text: m.mail_sign_up_known_why({ site: m.app_name({}, into), email }, into) },
      { kind: 'text', text: m.mail_sign_up_known_lost({}, into) },
      { kind: 'link', label: m.mail_sign_up_known_lost_link({}, into), href: lostHref },
      { kind: 'address', intro: m.mail_copy_address({}, into), href },
      { kind: 'text', text: m.mail_sign_up_known_ignore({}, into) },
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
    ],
  };
}
