import { m } from '#messages';
import { refusalIn } from '../lib/error-messages.ts';
import { postMessage } from '../lib/post-words.ts';
import type { Filter } from './forum.api.ts';

/** In the order in which they are offered. */
export const FILTERS: Record<Filter, () => string> = {
  all: m.forum_filter_all,
  unanswered: m.forum_filter_unanswered,
  unsolved: m.forum_filter_unsolved,
  followed: m.forum_filter_followed,
};

export const NONE: Record<Filter, () => string> = {
  all: m.forum_empty,
  unanswered: m.forum_empty_unanswered,
  unsolved: m.forum_empty_unsolved,
  followed: m.forum_empty_followed,
};

const REFUSALS: Record<string, () => string> = {
  'category-missing': m.forum_refused_category_blank,
  'category-too-long': m.forum_refused_category_long,
  'category-taken': m.forum_refused_category_taken,
  'category-not-empty': m.forum_refused_category_full,
  'category-unknown': m.forum_refused_category_unknown,
  'too-many-categories': m.forum_refused_categories,
};

/** Why something in the forum was not taken, and what to do. */
export function forumMessage(error: unknown): string {
  return refusalIn(REFUSALS, error, postMessage);
}

export const replyCount = (count: number): string => {
  if (count === 0) return m.forum_replies_none();
  return count === 1 ? m.forum_replies_one() : m.forum_replies_many({ count });
};

export const newReplies = (count: number): string => {
  if (count === 1) return m.forum_new_one();
  return count < 100 ? m.forum_new_many({ count }) : m.forum_new_hundred();
};

export const newTopics = (count: number): string => {
  if (count === 0) return m.forum_news_none();
  return count === 1 ? m.forum_news_one() : m.forum_news_many({ count });
};
