import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ token: z.string(), code: z.string(), email: z.string() });

/** To an address that has no account yet. The link comes first: it is what people look for. */
export function signUpConfirm(params: unknown, { siteUrl, locale }: Setting): Letter {
  const { token, code, email } = Params.parse(params);
  const href = `${siteUrl}/inscription/confirmer/#token=${encodeURIComponent(token)}`;
  const into = { locale };
  return {
    subject: m.mail_sign_up_confirm_subject({ site: m.app_name({}, into) }, into),
    locale,
    blocks: [
      { kind: 'link', label: m.mail_sign_up_confirm_link({}, into), href },
      { kind: 'text', text: m.mail_hello({}, into) },
      {
        kind: 'text',
        text: m.mail_sign_up_confirm_why({ site: m.app_name({}, into), email }, into),
      },
      { kind: 'address', intro: m.mail_copy_address({}, into), href },
      { kind: 'code', intro: m.mail_sign_up_confirm_code({}, into), code },
      { kind: 'text', text: m.mail_sign_up_confirm_valid({}, into) },
      { kind: 'text', text: m.mail_sign_up_confirm_ignore({}, into) },
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
    ],
  };
}
