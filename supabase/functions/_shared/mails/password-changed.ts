import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const Params = z.object({ email: z.string(), changed_at: z.coerce.date() });

/** After every change of a password: what to do if it was somebody else. */
export function passwordChanged(params: unknown, setting: Setting): Letter {
  const { email, changed_at } = Params.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  const when = changed_at.toLocaleString(setting.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return plainLetter(
    {
      subject: m.mail_password_changed_subject({ site }, into),
      link: {
        label: m.mail_password_changed_link({}, into),
        href: `${setting.siteUrl}/mot-de-passe-perdu/`,
      },
      before: [
        m.mail_password_changed_why({ site, email, when }, into),
        m.mail_password_changed_you({}, into),
        m.mail_password_changed_not_you({}, into),
      ],
      after: [],
    },
    setting,
  );
}
