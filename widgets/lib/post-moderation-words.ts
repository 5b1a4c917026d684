import { m } from '#messages';
import { refusalIn } from './error-messages.ts';
import { toAppError } from './errors.ts';

const REFUSALS: Record<string, () => string> = {
  'post-unknown': m.moderation_refused_gone,
  'post-yours': m.moderation_refused_yours,
  'community-unknown': m.moderation_refused_community,
  'members-only': m.moderation_refused_members,
  'access-suspended': m.moderation_refused_suspended,
  'administrators-only': m.moderation_refused_administrators,
  'good-faith-missing': m.comments_refused_good_faith,
  'report-reason-missing': m.comments_refused_reason,
  'report-too-long': m.comments_refused_report_long,
  'facts-missing': m.comments_refused_facts,
  'answer-missing': m.comments_refused_answer,
  'contest-blank': m.comments_refused_contest,
  'contest-done': m.comments_refused_contest_done,
  'contest-late': m.comments_refused_contest_late,
  'decision-unknown': m.moderation_refused_decision,
  'decision-yours': m.comments_refused_own_decision,
  'report-unknown': m.moderation_refused_report,
  'not-a-topic': m.moderation_refused_topic,
  'category-unknown': m.moderation_refused_category,
  'staff-only': m.moderation_refused_staff,
};

/** Why something about a post was not taken, and what to do. */
export function moderationMessage(error: unknown): string {
  if (toAppError(error).code === 'too-many') return m.comments_refused_often();
  return refusalIn(REFUSALS, error);
}
