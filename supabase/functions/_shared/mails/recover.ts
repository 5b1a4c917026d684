import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ token: z.string(), code: z.string(), email: z.string() });
const ToWhom = z.object({ email: z.string() });

/** To an account whose password is lost: the link and the code, good for an hour. */
export function recover(params: unknown, setting: Setting): Letter {
  const { token, code, email } = Params.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_recover_subject({ site }, into),
      link: {
        label: m.mail_recover_link({}, into),
        href: `${setting.siteUrl}/mot-de-passe-perdu/nouveau/#token=${encodeURIComponent(token)}`,
      },
      before: [m.mail_recover_why({ site, email }, into)],
      code: { intro: m.mail_recover_code({}, into), code },
      after: [m.mail_recover_valid({}, into), m.mail_recover_ignore({}, into)],
    },
    setting,
  );
}

/** To an address without an account: the page said nothing, this mail may. */
export function recoverUnknown(params: unknown, setting: Setting): Letter {
  const { email } = ToWhom.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_recover_unknown_subject({ site }, into),
      link: {
        label: m.mail_recover_unknown_link({}, into),
        href: `${setting.siteUrl}/inscription/`,
      },
      before: [
        m.mail_recover_unknown_why({ site, email }, into),
        m.mail_recover_unknown_other({}, into),
      ],
      after: [m.mail_recover_unknown_ignore({}, into)],
    },
    setting,
  );
}

/** To a suspended account: a new password would not open it, somebody to write to may help. */
export function recoverSuspended(params: unknown, setting: Setting): Letter {
  const { email } = ToWhom.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_recover_suspended_subject({ site }, into),
      link: {
        label: m.mail_recover_suspended_link({}, into),
        href: `${setting.siteUrl}/aide/`,
      },
      before: [m.mail_recover_suspended_why({ site, email }, into)],
      after: [m.mail_recover_ignore({}, into)],
    },
    setting,
  );
}
