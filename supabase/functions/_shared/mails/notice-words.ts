import * as z from 'zod';
import { m } from '#messages';
import {
  joiningReasons,
  NOTICE_KINDS,
  noticePlace,
  noticeTitle,
} from '../../../../widgets/lib/notice-words.ts';
import { instantInParis } from './paris.ts';
import type { Setting } from './setting.ts';

/** A notice as app.notice_json tells it: what is gone or locked meanwhile is null. */
export const Notice = z.object({
  kind: z.enum(NOTICE_KINDS),
  comment_id: z.uuid().nullish(),
  href: z
    .string()
    .regex(/^(\/[\w-]+)+\/(\?c=[a-z0-9-]+(&id=[\w-]+)?)?(#[\w-]+)?$/)
    .nullish(),
  author: z.string().nullish(),
  excerpt: z.string().nullish(),
  title: z.string().nullish(),
  lesson: z.string().nullish(),
  module: z.string().nullish(),
  course: z.string().nullish(),
  community: z.string().nullish(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Notice = z.infer<typeof Notice>;

/** What a notice says, sentence by sentence, as the page of notices says it. */
export function noticeSentences(notice: Notice, { locale }: Setting): string[] {
  const into = { locale };
  const place = noticePlace(notice, into);
  return [
    [noticeTitle(notice, into), ...(place ? [place] : [])].join('. '),
    ...(notice.excerpt ? [m.mail_notice_excerpt({ excerpt: notice.excerpt }, into)] : []),
    ...joiningReasons(notice, (instant) => instantInParis(locale, instant), into),
  ];
}

/** Where a notice leads: to the comment, the open lesson, the decision, else to the page of notices. */
export function noticeHref(notice: Notice, { siteUrl }: Setting): string {
  const { kind, comment_id, community, href } = notice;
  if (comment_id && (kind === 'answer' || kind === 'mention')) {
    return `${siteUrl}/commentaire/#${comment_id}`;
  }
  if (kind === 'moderation' && !community) return `${siteUrl}/mon-espace/moderation/`;
  return siteUrl + (href ?? '/mon-espace/notifications/');
}
