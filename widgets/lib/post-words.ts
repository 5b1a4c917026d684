import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import { formatInstant, PARIS } from './dates.ts';
import { messageOf, refusalIn } from './error-messages.ts';
import { toAppError } from './errors.ts';
import type { Author } from './replies.api.ts';

const REFUSALS: Record<string, () => string> = {
  'text-missing': m.replies_refused_blank,
  'text-too-long': m.replies_refused_too_large,
  'title-missing': m.replies_refused_title_blank,
  'title-too-long': m.replies_refused_title_long,
  'thread-locked': m.replies_refused_locked,
  'post-unknown': m.replies_refused_gone,
  'reply-unknown': m.replies_refused_gone,
  'post-taken': m.replies_refused_taken,
  'reply-taken': m.replies_refused_taken,
  'post-hidden': m.replies_refused_hidden,
  'reply-hidden': m.replies_refused_hidden,
  'post-not-yours': m.replies_refused_not_yours,
  'reply-not-yours': m.replies_refused_not_yours,
  'members-only': m.replies_refused_member,
  'access-suspended': m.replies_refused_suspended,
  'community-unknown': m.replies_refused_member,
  'administrators-post-here': m.replies_refused_part,
  'administrators-only': m.communities_administrators_only,
  'comment-too-many-links': m.replies_refused_links,
  'too-many-attempts': m.replies_refused_often,
};

/** Why something that somebody wrote was not taken, and what to do. */
export function postMessage(error: unknown): string {
  const isTooOften = toAppError(error).code === 'too-many';
  return refusalIn(REFUSALS, error, isTooOften ? () => m.replies_refused_often() : messageOf);
}

const number = (count: number) => new Intl.NumberFormat(getLocale()).format(count);

/** Why a text may not be sent as it is, said before it is sent; empty where it may. */
export function textRefusal(text: string, most: number): string {
  const { length } = text.trim();
  if (length === 0) return m.replies_refused_blank();
  if (length > most) {
    return m.replies_refused_too_long({ length: number(length), most: number(most) });
  }
  return '';
}

export const whenWritten = (at: Date): string => formatInstant(at, PARIS, new Date());

export const authorName = (author: Pick<Author, 'name'> | null): string =>
  author?.name ?? m.comments_nobody();
