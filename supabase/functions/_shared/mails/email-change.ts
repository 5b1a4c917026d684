import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const Confirm = z.object({ token: z.string(), code: z.string(), email: z.string() });
const Known = z.object({ email: z.string() });
const Told = z.object({ email: z.string(), new_email: z.string() });

/** To the new address: nothing changes before its mailbox is proven. */
export function emailChangeConfirm(params: unknown, setting: Setting): Letter {
  const { token, code, email } = Confirm.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_email_change_subject({ site }, into),
      link: {
        label: m.mail_email_change_link({}, into),
        href: `${setting.siteUrl}/mon-espace/courriel/#token=${encodeURIComponent(token)}`,
      },
      before: [m.mail_email_change_why({ site, email }, into)],
      code: { intro: m.mail_email_change_code({}, into), code },
      after: [m.mail_email_change_valid({}, into), m.mail_email_change_ignore({}, into)],
    },
    setting,
  );
}

/** To a new address that is somebody's already: the page said nothing, this mail may. */
export function emailChangeKnown(params: unknown, setting: Setting): Letter {
  const { email } = Known.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_sign_up_known_subject({ site }, into),
      link: {
        label: m.mail_sign_up_known_link({}, into),
        href: `${setting.siteUrl}/connexion/`,
      },
      before: [m.mail_email_change_known_why({ site, email }, into)],
      after: [m.mail_sign_up_known_ignore({}, into)],
    },
    setting,
  );
}

/** To the address as it was, when a change is asked for: what to do if it was somebody else. */
export function emailChangeNotice(params: unknown, setting: Setting): Letter {
  const { new_email } = Told.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_email_notice_subject({ site }, into),
      link: {
        label: m.mail_password_changed_link({}, into),
        href: `${setting.siteUrl}/mot-de-passe-perdu/`,
      },
      before: [
        m.mail_email_notice_why({ site, email: new_email }, into),
        m.mail_email_notice_not_you({}, into),
      ],
      after: [],
    },
    setting,
  );
}

/** To the address as it was, once the account has left it. */
export function emailChanged(params: unknown, setting: Setting): Letter {
  const { new_email } = Told.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_email_changed_subject({ site }, into),
      link: {
        label: m.mail_recover_suspended_link({}, into),
        href: `${setting.siteUrl}/aide/`,
      },
      before: [
        m.mail_email_changed_why({ site, email: new_email }, into),
        m.mail_email_changed_not_you({}, into),
      ],
      after: [],
    },
    setting,
  );
}
