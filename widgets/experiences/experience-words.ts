import { m } from '#messages';
import type { Refusals } from '../lib/publication-words.ts';

export const EXPERIENCE_REFUSALS: Refusals = {
  'body-missing': m.experiences_refused_done,
  'context-too-long': m.publications_refused_too_long,
  'result-too-long': m.publications_refused_too_long,
  'contact-too-long': m.publications_refused_too_long,
  'post-yours': m.experiences_refused_yours,
  'comment-too-many-links': m.experiences_refused_links,
};

export function usefulWords(count: number): string {
  if (count === 0) return m.experiences_useful_none();
  return count === 1 ? m.experiences_useful_one() : m.experiences_useful_many({ count });
}

export const replyWords = (count: number): string =>
  count === 1 ? m.experiences_replies_one() : m.experiences_replies_many({ count });
