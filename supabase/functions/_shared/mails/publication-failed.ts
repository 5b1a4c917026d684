import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ message: z.string() });

/** To the contact address: what an editor published did not reach the site, and why. */
export function publicationFailed(params: unknown, { siteUrl, locale }: Setting): Letter {
  const { message } = Params.parse(params);
  const into = { locale };
  return {
    subject: m.mail_publication_failed_subject({ site: m.app_name({}, into) }, into),
    locale,
    blocks: [
      { kind: 'text', text: m.mail_hello({}, into) },
      { kind: 'text', text: m.mail_publication_failed_why({}, into) },
      { kind: 'text', text: message },
      { kind: 'text', text: m.mail_publication_failed_next({}, into) },
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
    ],
  };
}
