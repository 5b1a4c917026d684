import type * as z from 'zod';
import { m } from '#messages';
import { isAboutPost, noticeTitle } from '../../../../widgets/lib/notice-words.ts';
import type { Block, Letter } from '../letter.ts';
import { bulkLetter, Unsubscribe } from './bulk-letter.ts';
import { Notice, noticeHref, noticeSentences } from './notice-words.ts';
import type { Setting } from './setting.ts';

const Params = Notice.extend({ unsubscribe: Unsubscribe });
type Params = z.infer<typeof Params>;

function subjectOf(told: Params, { locale }: Setting): string {
  const into = { locale };
  const site = m.app_name({}, into);
  const { kind, author, module } = told;
  if (told.community || told.title) {
    return m.mail_notice_subject({ site, title: noticeTitle(told, into) }, into);
  }
  switch (kind) {
    case 'answer':
      return author
        ? m.mail_notice_answer_subject({ site, author }, into)
        : m.mail_notice_answer_unnamed_subject({ site }, into);
    case 'mention':
      if (isAboutPost(told)) break;
      return author
        ? m.mail_notice_mention_subject({ site, author }, into)
        : m.mail_notice_mention_unnamed_subject({ site }, into);
    case 'moderation':
      return m.mail_notice_moderation_subject({ site }, into);
    case 'opening':
      return m.mail_notice_opening_subject({ site, module: module ?? '' }, into);
  }
  return m.mail_notice_subject({ site, title: noticeTitle(told, into) }, into);
}

const LINKS = {
  answer: m.mail_notice_answer_link,
  mention: m.mail_notice_mention_link,
  moderation: m.mail_notice_moderation_link,
  opening: m.mail_notice_opening_link,
  joining: m.mail_notice_joining_link,
  request: m.mail_notice_request_link,
  news: m.mail_notice_news_link,
  event: m.mail_notice_event_link,
};

function linkOf(told: Params, setting: Setting): Letter['blocks'][number] & { kind: 'link' } {
  const href = noticeHref(told, setting);
  // What it spoke of is gone: what is left to read are the notices.
  const isGone = href.endsWith('/mon-espace/notifications/');
  const words = isGone
    ? m.mail_digest_link
    : told.kind === 'mention' && isAboutPost(told)
      ? m.mail_notice_mention_post_link
      : LINKS[told.kind];
  return { kind: 'link', label: words({}, { locale: setting.locale }), href };
}

function sentencesOf(notice: Params, setting: Setting): string[] {
  const into = { locale: setting.locale };
  const { kind, module, course, community } = notice;
  switch (kind) {
    case 'moderation':
      return [
        community
          ? m.mail_notice_moderation_community_why({}, into)
          : m.mail_notice_moderation_why({}, into),
      ];
    case 'opening':
      return [m.mail_notice_opening_why({ module: module ?? '', course: course ?? '' }, into)];
    case 'request':
      return [...noticeSentences(notice, setting), m.mail_notice_request_why({}, into)];
    default:
      return noticeSentences(notice, setting);
  }
}

/** One thing that has just happened, to who wants to know at once. */
export function notice(params: unknown, setting: Setting): Letter {
  const told = Params.parse(params);
  if (told.kind === 'opening' && !told.href) throw new Error('the module is gone');
  return bulkLetter(
    {
      subject: subjectOf(told, setting),
      link: linkOf(told, setting),
      blocks: sentencesOf(told, setting).map((text): Block => ({ kind: 'text', text })),
      unsubscribe: told.unsubscribe,
    },
    setting,
  );
}
