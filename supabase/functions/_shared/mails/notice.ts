import type * as z from 'zod';
import { m } from '#messages';
import type { Block, Letter } from '../letter.ts';
import { bulkLetter, Unsubscribe } from './bulk-letter.ts';
import { Notice, noticeHref, noticeTitle } from './notice-words.ts';
import type { Setting } from './setting.ts';

const Params = Notice.extend({ unsubscribe: Unsubscribe });
type Params = z.infer<typeof Params>;

function subjectOf({ kind, author, module }: Params, { locale }: Setting): string {
  const into = { locale };
  const site = m.app_name({}, into);
  switch (kind) {
    case 'answer':
      return author
        ? m.mail_notice_answer_subject({ site, author }, into)
        : m.mail_notice_answer_unnamed_subject({ site }, into);
    case 'mention':
      return author
        ? m.mail_notice_mention_subject({ site, author }, into)
        : m.mail_notice_mention_unnamed_subject({ site }, into);
    case 'moderation':
      return m.mail_notice_moderation_subject({ site }, into);
    case 'opening':
      return m.mail_notice_opening_subject({ site, module: module ?? '' }, into);
  }
}

const LINKS = {
  answer: m.mail_notice_answer_link,
  mention: m.mail_notice_mention_link,
  moderation: m.mail_notice_moderation_link,
  opening: m.mail_notice_opening_link,
};

function sentencesOf(notice: Params, setting: Setting): string[] {
  const into = { locale: setting.locale };
  const { kind, excerpt, lesson, module, course } = notice;
  if (kind === 'moderation') return [m.mail_notice_moderation_why({}, into)];
  if (kind === 'opening') {
    return [m.mail_notice_opening_why({ module: module ?? '', course: course ?? '' }, into)];
  }
  return [
    [noticeTitle(notice, setting), ...(lesson ? [m.notices_place({ lesson }, into)] : []), '']
      .join('. ')
      .trim(),
    ...(excerpt ? [m.mail_notice_excerpt({ excerpt }, into)] : []),
  ];
}

/** One thing that has just happened, to who wants to know at once. */
export function notice(params: unknown, setting: Setting): Letter {
  const told = Params.parse(params);
  if (told.kind === 'opening' && !told.href) throw new Error('the module is gone');
  return bulkLetter(
    {
      subject: subjectOf(told, setting),
      link: {
        label: LINKS[told.kind]({}, { locale: setting.locale }),
        href: noticeHref(told, setting),
      },
      blocks: sentencesOf(told, setting).map((text): Block => ({ kind: 'text', text })),
      unsubscribe: told.unsubscribe,
    },
    setting,
  );
}
