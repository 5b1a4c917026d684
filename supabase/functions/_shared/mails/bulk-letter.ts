import * as z from 'zod';
import { m } from '#messages';
import type { Block, Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

/** app.unsubscribe_token: for whom and from what, signed. */
export const Unsubscribe = z.string().regex(/^[a-z]+\.[\w-]{43}$/);

interface BulkLetter {
  subject: string;
  link: { label: string; href: string };
  blocks: Block[];
  unsubscribe: string;
}

/** A mail that one may do without: it says how to go on with the course, and how to stop it. */
export function bulkLetter(
  { subject, link, blocks, unsubscribe }: BulkLetter,
  { siteUrl, locale }: Setting,
): Letter {
  const into = { locale };
  return {
    subject,
    locale,
    unsubscribe,
    blocks: [
      { kind: 'link', ...link },
      { kind: 'text', text: m.mail_hello({}, into) },
      ...blocks,
      { kind: 'address', intro: m.mail_copy_address({}, into), href: link.href },
      { kind: 'address', intro: m.mail_notice_resume({}, into), href: `${siteUrl}/reprendre/` },
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
      {
        kind: 'small-link',
        label: m.mail_notice_stop({}, into),
        href: `${siteUrl}/desabonnement/#token=${unsubscribe}`,
      },
    ],
  };
}
