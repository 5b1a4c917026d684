// What is written about reports and decisions: receipt and answer to who reported, facts, rule and
// the way to contest to whom it concerns (Digital Services Act, art. 16 and 17).
import * as z from 'zod';
import { m } from '#messages';
import type { Letter } from '../letter.ts';
import { plainLetter } from './plain-letter.ts';
import type { Setting } from './setting.ts';

const PAGE = '/mon-espace/moderation/';

type Into = { locale: 'fr' | 'en' };
type Word = (params: Record<string, never>, options: Into) => string;

const REASONS: Record<string, Word> = {
  harassment: m.comments_reason_harassment,
  hate: m.comments_reason_hate,
  'personal-data': m.comments_reason_personal_data,
  spam: m.comments_reason_spam,
  illegal: m.comments_reason_illegal,
  other: m.comments_reason_other,
};

const RULES: Record<string, Word> = {
  respect: m.comments_rule_respect,
  'private-life': m.comments_rule_private_life,
  spam: m.comments_rule_spam,
  'off-topic': m.comments_rule_off_topic,
  law: m.comments_rule_law,
};

const word = (words: Record<string, Word>, key: string, into: Into): string =>
  Object.hasOwn(words, key) ? (words[key]?.({}, into) ?? '') : '';

/** Where the comment stands: who reported it is quoted nothing that somebody else may take back. */
const whereItStands = (commentId: string, into: Into, { siteUrl }: Setting): string =>
  m.mail_comment_where({ address: `${siteUrl}/commentaire/#${commentId}` }, into);

/** One's own words; gone once one has deleted them. */
const ownWords = (excerpt: string | undefined, into: Into): string[] =>
  excerpt === undefined ? [] : [m.mail_comment_excerpt({ excerpt }, into)];

const Reported = z.object({ lesson: z.string(), reason: z.string(), comment_id: z.uuid() });

/** The receipt. */
export function commentReportReceived(params: unknown, setting: Setting): Letter {
  const { lesson, reason, comment_id } = Reported.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  const why = word(REASONS, reason, into);
  return plainLetter(
    {
      subject: m.mail_comment_report_received_subject({ site }, into),
      link: { label: m.mail_comment_follow({}, into), href: setting.siteUrl + PAGE },
      before: [
        m.mail_comment_report_received_why({ lesson }, into),
        whereItStands(comment_id, into, setting),
        ...(why ? [m.mail_comment_report_reason({ reason: why }, into)] : []),
      ],
      after: [],
    },
    setting,
  );
}

const Decided = z.object({
  lesson: z.string(),
  is_upheld: z.boolean(),
  answer: z.string(),
  comment_id: z.uuid(),
});

/** What became of a report. */
export function commentReportDecided(params: unknown, setting: Setting): Letter {
  const { lesson, is_upheld, answer, comment_id } = Decided.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_comment_report_decided_subject({ site }, into),
      link: { label: m.mail_comment_follow({}, into), href: setting.siteUrl + PAGE },
      before: [
        is_upheld
          ? m.mail_comment_report_upheld({ lesson }, into)
          : m.mail_comment_report_dismissed({ lesson }, into),
        whereItStands(comment_id, into, setting),
        ...(answer ? [m.mail_comment_team_says({ answer }, into)] : []),
        m.mail_comment_report_disagree({}, into),
      ],
      after: [],
    },
    setting,
  );
}

const Moderated = z.object({
  lesson: z.string(),
  action: z.enum(['hide', 'restore', 'lock', 'unlock']),
  rule: z.string(),
  facts: z.string(),
  excerpt: z.optional(z.string()),
});

const SUBJECTS = {
  hide: m.mail_comment_hide_subject,
  restore: m.mail_comment_restore_subject,
  lock: m.mail_comment_lock_subject,
  unlock: m.mail_comment_unlock_subject,
};
const WHY = {
  hide: m.mail_comment_hide_why,
  restore: m.mail_comment_restore_why,
  lock: m.mail_comment_lock_why,
  unlock: m.mail_comment_unlock_why,
};

/** To whom a decision is about. */
export function commentModerated(params: unknown, setting: Setting): Letter {
  const { lesson, action, rule, facts, excerpt } = Moderated.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  const isAgainst = action === 'hide' || action === 'lock';
  const broken = word(RULES, rule, into);
  return plainLetter(
    {
      subject: SUBJECTS[action]({ site }, into),
      link: {
        label: isAgainst
          ? m.mail_comment_contest_link({}, into)
          : m.mail_comment_decision_link({}, into),
        href: setting.siteUrl + PAGE,
      },
      before: [
        WHY[action]({ lesson }, into),
        ...ownWords(excerpt, into),
        ...(broken ? [m.mail_comment_rule({ rule: broken }, into)] : []),
        ...(facts ? [m.mail_comment_facts({ facts }, into)] : []),
        ...(isAgainst
          ? [m.mail_comment_human({}, into), m.mail_comment_contest_how({}, into)]
          : []),
      ],
      after: [],
    },
    setting,
  );
}

const Contested = z.object({
  lesson: z.string(),
  is_kept: z.boolean(),
  answer: z.string(),
  excerpt: z.optional(z.string()),
});

/** The second look at a decision. */
export function commentContestAnswered(params: unknown, setting: Setting): Letter {
  const { lesson, is_kept, answer, excerpt } = Contested.parse(params);
  const into = { locale: setting.locale };
  const site = m.app_name({}, into);
  return plainLetter(
    {
      subject: m.mail_comment_contest_subject({ site }, into),
      link: { label: m.mail_comment_decision_link({}, into), href: setting.siteUrl + PAGE },
      before: [
        is_kept
          ? m.mail_comment_contest_kept({ lesson }, into)
          : m.mail_comment_contest_taken_back({ lesson }, into),
        ...ownWords(excerpt, into),
        m.mail_comment_team_says({ answer }, into),
        m.mail_comment_report_disagree({}, into),
      ],
      after: [],
    },
    setting,
  );
}
