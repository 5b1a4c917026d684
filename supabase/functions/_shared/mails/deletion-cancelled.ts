import { m } from '#messages';
import type { Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

/** To who changed their mind in time. */
export function deletionCancelled(_params: unknown, { siteUrl, locale }: Setting): Letter {
  const href = `${siteUrl}/mon-espace/`;
  const into = { locale };
  const site = m.app_name({}, into);
  return {
    subject: m.mail_deletion_cancelled_subject({ site }, into),
    locale,
    blocks: [
      { kind: 'text', text: m.mail_hello({}, into) },
      { kind: 'text', text: m.mail_deletion_cancelled_why({ site }, into) },
      { kind: 'link', label: m.mail_deletion_cancelled_link({}, into), href },
      { kind: 'text', text: m.mail_deletion_cancelled_ignore({}, into) },
      { kind: 'signature', name: site, href: `${siteUrl}/` },
    ],
  };
}
