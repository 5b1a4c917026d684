import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';

const REFUSALS: Record<string, () => string> = {
  'comment-blank': m.comments_refused_blank,
  'comment-too-long': m.comments_refused_too_long,
  'comment-too-many-links': m.comments_refused_links,
  'comment-unknown': m.comments_refused_gone,
  'comment-deleted': m.comments_refused_gone,
  'comment-taken': m.comments_refused_taken,
  'comment-hidden': m.comments_refused_hidden,
  'comment-yours': m.comments_refused_yours,
  'decision-yours': m.comments_refused_own_decision,
  'thread-locked': m.comments_refused_locked,
  'lesson-locked': m.comments_refused_lesson,
  'good-faith-missing': m.comments_refused_good_faith,
  'report-reason-missing': m.comments_refused_reason,
  'report-too-long': m.comments_refused_report_long,
  'facts-missing': m.comments_refused_facts,
  'answer-missing': m.comments_refused_answer,
  'contest-blank': m.comments_refused_contest,
  'contest-done': m.comments_refused_contest_done,
  'contest-late': m.comments_refused_contest_late,
  'not-team': m.comments_refused_team,
};

/** Why something about a comment was not taken, and what to do. */
export function commentMessage(error: unknown): string {
  const { reason, code } = toAppError(error);
  if (reason === 'too-many-attempts' || code === 'too-many') {
    return reason === 'comment-too-many-links'
      ? m.comments_refused_links()
      : m.comments_refused_often();
  }
  return (reason && Object.hasOwn(REFUSALS, reason) && REFUSALS[reason]?.()) || messageOf(error);
}

export const whenWritten = (at: Date): string => formatInstant(at, PARIS, new Date());

export const nameOf = (author: string | null): string => author ?? m.comments_nobody();
