import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { dayInParis } from './paris.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const Params = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('waiting'),
    email: z.string(),
    asked_at: z.iso.datetime({ offset: true }),
    token: z.string(),
    code: z.string(),
  }),
  z.object({ state: z.literal('account'), email: z.string() }),
  z.object({ state: z.literal('none'), email: z.string() }),
]);

/** What became of a sign-up: the page said the same to everybody, this mail may say more. */
export function signUpState(params: unknown, setting: Setting): Letter {
  const told = Params.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  const { email } = told;
  const page = (path: string) => `${setting.siteUrl}${path}`;
  const common = { subject: m.mail_sign_up_state_subject({ site }, into) };
  const ignore = m.mail_sign_up_state_ignore({}, into);
  switch (told.state) {
    case 'waiting':
      return plainLetter(
        {
          ...common,
          link: {
            label: m.mail_sign_up_confirm_link({}, into),
            href: page(`/inscription/confirmer/#token=${encodeURIComponent(told.token)}`),
          },
          before: [
            m.mail_sign_up_state_waiting(
              { site, email, date: dayInParis(setting.locale, new Date(told.asked_at)) },
              into,
            ),
          ],
          code: { intro: m.mail_sign_up_confirm_code({}, into), code: told.code },
          after: [m.mail_sign_up_confirm_valid({}, into), ignore],
        },
        setting,
      );
    case 'account':
      return plainLetter(
        {
          ...common,
          link: { label: m.mail_sign_up_known_link({}, into), href: page('/connexion/') },
          before: [m.mail_sign_up_state_account({ site, email }, into)],
          after: [m.mail_sign_up_state_lost({ href: page('/mot-de-passe-perdu/') }, into), ignore],
        },
        setting,
      );
    case 'none':
      return plainLetter(
        {
          ...common,
          link: { label: m.mail_sign_up_state_none_link({}, into), href: page('/inscription/') },
          before: [m.mail_sign_up_state_none({ site, email }, into)],
          after: [m.mail_sign_up_state_none_other({}, into), ignore],
        },
        setting,
      );
  }
}
