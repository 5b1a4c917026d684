import { m } from '#messages';
import type { Letter } from '../letter.ts';
import type { Setting } from './setting.ts';
import { whatStays } from './what-stays.ts';

/** The farewell, to an address that nobody's account has any more. */
export function accountDeleted(_params: unknown, { siteUrl, locale }: Setting): Letter {
  const into = { locale };
  const site = m.app_name({}, into);
  return {
    subject: m.mail_account_deleted_subject({ site }, into),
    locale,
    blocks: [
      { kind: 'text', text: m.mail_hello({}, into) },
      { kind: 'text', text: m.mail_account_deleted_why({ site }, into) },
      ...whatStays(locale),
      { kind: 'text', text: m.mail_account_deleted_again({}, into) },
      { kind: 'signature', name: site, href: `${siteUrl}/` },
    ],
  };
}
