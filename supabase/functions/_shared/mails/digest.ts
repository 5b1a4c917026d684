import * as z from 'zod';
import { m } from '#messages';
import type { Block, Letter } from '../letter.ts';
import { bulkLetter, Unsubscribe } from './bulk-letter.ts';
import { Notice, noticeHref, noticeSentences } from './notice-words.ts';
import type { Setting } from './setting.ts';

const Params = z.object({
  frequency: z.enum(['daily', 'weekly']),
  // When all of it was read meanwhile there is no letter to write.
  notices: z.array(Notice).min(1),
  unsubscribe: Unsubscribe,
});

const LONGEST = 15;

const blockOf = (notice: Notice, setting: Setting): Block => ({
  kind: 'address',
  intro: noticeSentences(notice, setting).join('. '),
  href: noticeHref(notice, setting),
});

/** The unread notices of a day or a week. */
export function digest(params: unknown, setting: Setting): Letter {
  const { frequency, notices, unsubscribe } = Params.parse(params);
  const into = { locale: setting.locale };
  const subjects = {
    daily: m.mail_digest_daily_subject,
    weekly: m.mail_digest_weekly_subject,
  };
  return bulkLetter(
    {
      subject: subjects[frequency]({ site: m.app_name({}, into) }, into),
      link: {
        label: m.mail_digest_link({}, into),
        href: `${setting.siteUrl}/mon-espace/notifications/`,
      },
      blocks: [
        { kind: 'text', text: m.mail_digest_why({}, into) },
        ...notices.slice(0, LONGEST).map((notice) => blockOf(notice, setting)),
        ...(notices.length > LONGEST
          ? [{ kind: 'text' as const, text: m.mail_digest_others({}, into) }]
          : []),
      ],
      unsubscribe,
    },
    setting,
  );
}
