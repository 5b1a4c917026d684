import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { dayInParis } from './paris.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ due_at: z.coerce.date() });

/** To an account that nobody has used for almost two years: one sign-in keeps it. */
export function accountInactive(params: unknown, { siteUrl, locale }: Setting): Letter {
  const { due_at } = Params.parse(params);
  const href = `${siteUrl}/connexion/`;
  const into = { locale };
  const told = { site: m.app_name({}, into), date: dayInParis(locale, due_at) };
  return {
    subject: m.mail_account_inactive_subject(told, into),
    locale,
    blocks: [
      { kind: 'text', text: m.mail_hello({}, into) },
      { kind: 'text', text: m.mail_account_inactive_why(told, into) },
      { kind: 'text', text: m.mail_account_inactive_keep({}, into) },
      { kind: 'link', label: m.mail_account_inactive_link({}, into), href },
      { kind: 'address', intro: m.mail_copy_address({}, into), href },
      { kind: 'signature', name: told.site, href: `${siteUrl}/` },
    ],
  };
}
