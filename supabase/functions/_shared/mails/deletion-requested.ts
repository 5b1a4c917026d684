import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { dayInParis, instantInParis } from './paris.ts';
import type { Setting } from './setting.ts';
import { whatStays } from './what-stays.ts';

const Params = z.object({ due_at: z.coerce.date() });

/** To who asked to be deleted: until when it can be undone, and what stays afterwards. */
export function deletionRequested(params: unknown, { siteUrl, locale }: Setting): Letter {
  const { due_at } = Params.parse(params);
  const href = `${siteUrl}/connexion/`;
  const into = { locale };
  const site = m.app_name({}, into);
  return {
    subject: m.mail_deletion_requested_subject({ site, date: dayInParis(locale, due_at) }, into),
    locale,
    blocks: [
      { kind: 'text', text: m.mail_hello({}, into) },
      {
        kind: 'text',
        text: m.mail_deletion_requested_why({ site, date: instantInParis(locale, due_at) }, into),
      },
      { kind: 'text', text: m.mail_deletion_requested_mind({}, into) },
      { kind: 'link', label: m.mail_deletion_requested_link({}, into), href },
      { kind: 'address', intro: m.mail_copy_address({}, into), href },
      { kind: 'text', text: m.mail_leaving_goes({}, into) },
      ...whatStays(locale),
      { kind: 'text', text: m.mail_deletion_requested_not_you({}, into) },
      { kind: 'signature', name: site, href: `${siteUrl}/` },
    ],
  };
}
