// The words of notices, once: the site shows them, and the mails import this same file.
import { m } from '#messages';

export const NOTICE_KINDS = [
  'answer',
  'mention',
  'moderation',
  'opening',
  'joining',
  'request',
  'news',
  'event',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a notice speaks of, as its reader may see it now: what is gone or locked meanwhile is null. */
export interface NoticeSubject {
  kind: NoticeKind;
  comment_id?: string | null | undefined;
  href?: string | null | undefined;
  author?: string | null | undefined;
  title?: string | null | undefined;
  community?: string | null | undefined;
  module?: string | null | undefined;
  details?: Record<string, unknown> | undefined;
}

/** In which language; where nothing is said, in the reader's. */
interface Into {
  locale?: 'fr' | 'en';
}

const JOINING = new Map(
  Object.entries({
    accepted: m.notices_joining_accepted,
    refused: m.notices_joining_refused,
    suspended: m.notices_joining_suspended,
    restored: m.notices_joining_restored,
    removed: m.notices_joining_removed,
    invited: m.notices_joining_invited,
    administrator: m.notices_joining_administrator,
    'administrator-ended': m.notices_joining_administrator_ended,
    closed: m.notices_joining_closed,
    reopened: m.notices_joining_reopened,
    moved: m.notices_joining_moved,
  }),
);

const REQUEST = new Map(
  Object.entries({
    request: m.notices_request_request_unnamed,
    report: m.notices_request_report,
    contest: m.notices_request_contest,
    unanswered: m.notices_request_unanswered,
  }),
);

const EVENT = new Map(
  Object.entries({
    place: m.notices_event_place,
    changed: m.notices_event_changed,
    cancelled: m.notices_event_cancelled,
    reminder: m.notices_event_reminder,
  }),
);

const whatOf = ({ details }: NoticeSubject): string => String(details?.['what'] ?? '');

/** What is closed or not the reader's any more is named by what was written down as it went. */
function communityOf({ community, details }: NoticeSubject, into: Into): string {
  const name = community ?? details?.['name'];
  return typeof name === 'string'
    ? m.notices_community({ name }, into)
    : m.notices_community_unnamed({}, into);
}

/** An answer or mention in a community, as opposed to one beside a lesson. */
export const isAboutPost = ({ kind, comment_id }: NoticeSubject): boolean =>
  (kind === 'answer' || kind === 'mention') && !comment_id;

/** What happened, in a sentence. */
export function noticeTitle(notice: NoticeSubject, into: Into = {}): string {
  const { kind, author, title, module, community } = notice;
  switch (kind) {
    case 'answer':
      if (title && author) return m.notices_answer_in({ author, title }, into);
      if (title) return m.notices_answer_in_unnamed({ title }, into);
      return author ? m.notices_answer({ author }, into) : m.notices_answer_unnamed({}, into);
    case 'mention':
      if (title && author) return m.notices_mention_in({ author, title }, into);
      if (title) return m.notices_mention_in_unnamed({ title }, into);
      if (isAboutPost(notice)) return m.notices_mention_post({}, into);
      return author ? m.notices_mention({ author }, into) : m.notices_mention_unnamed({}, into);
    case 'moderation':
      return community
        ? m.notices_moderation_community({ community: communityOf(notice, into) }, into)
        : m.notices_moderation({}, into);
    case 'opening':
      return module ? m.notices_opening({ module }, into) : m.notices_opening_unnamed({}, into);
    case 'joining': {
      const words = JOINING.get(whatOf(notice)) ?? m.notices_joining_other;
      return words({ community: communityOf(notice, into) }, into);
    }
    case 'request':
      return requestTitle(notice, into);
    case 'news':
      return title ? m.notices_news({ title }, into) : m.notices_news_unnamed({}, into);
    case 'event': {
      const event = title ? m.notices_event({ title }, into) : m.notices_event_unnamed({}, into);
      return (EVENT.get(whatOf(notice)) ?? m.notices_event_other)({ event }, into);
    }
  }
}

function requestTitle(notice: NoticeSubject, into: Into): string {
  const community = communityOf(notice, into);
  const what = whatOf(notice);
  const { author, details } = notice;
  const days = Number(details?.['days']);
  if (what === 'request' && author) return m.notices_request_request({ community, author }, into);
  if (what === 'waiting' && days > 0) return m.notices_request_waiting({ community, days }, into);
  return (REQUEST.get(what) ?? m.notices_request_other)({ community }, into);
}

/** In which lesson or community it stands, unless its sentence says so already. */
export function noticePlace(
  { kind, community, lesson }: NoticeSubject & { lesson?: string | null | undefined },
  into: Into = {},
): string | undefined {
  const namesItself = ['opening', 'joining', 'request', 'moderation'].includes(kind);
  const place = lesson && kind !== 'opening' ? lesson : namesItself ? null : community;
  return place ? m.notices_place({ lesson: place }, into) : undefined;
}

/** What is told of a request or a membership besides: the administrators' words, and until when. */
export function joiningReasons(
  { kind, details = {} }: NoticeSubject,
  formatDate: (instant: Date) => string,
  into: Into = {},
): string[] {
  if (kind !== 'joining') return [];
  const dated = (key: string, words: typeof m.notices_suspended_until) => {
    const instant = new Date(String(details[key] ?? ''));
    return Number.isNaN(instant.getTime()) ? [] : [words({ date: formatDate(instant) }, into)];
  };
  const answer = details['answer'];
  return [
    ...(typeof answer === 'string' && answer !== '' ? [answer] : []),
    ...dated('suspended_until', m.notices_suspended_until),
    ...dated('may_ask_again_at', m.notices_ask_again),
  ];
}
