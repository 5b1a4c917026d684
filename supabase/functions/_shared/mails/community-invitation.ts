import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({
  token: z.string(),
  community: z.string(),
  by: z.string(),
  message: z.string(),
});

/** To an address that somebody gave. It is the same letter whether there is an account or none. */
export function communityInvitation(params: unknown, setting: Setting): Letter {
  const { token, community, by, message } = Params.parse(params);
  const into = { locale: setting.locale };
  return plainLetter(
    {
      subject: m.mail_invitation_subject({ site: m.app_name({}, into), community }, into),
      link: {
        label: m.mail_invitation_link({}, into),
        href: `${setting.siteUrl}/invitation/#token=${encodeURIComponent(token)}`,
      },
      before: [
        m.mail_invitation_by({ by, community }, into),
        ...(message ? [m.mail_notice_excerpt({ excerpt: message }, into)] : []),
        m.mail_invitation_how({}, into),
      ],
      after: [m.mail_invitation_ignore({}, into)],
    },
    setting,
  );
}
