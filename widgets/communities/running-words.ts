import { m } from '#messages';
import type { Part } from '../lib/community.ts';
import { refusalIn } from '../lib/error-messages.ts';

export const partWords: Record<Part, () => string> = {
  news: m.communities_menu_news,
  documents: m.communities_menu_documents,
  experiences: m.communities_menu_experiences,
  agenda: m.communities_menu_agenda,
  forum: m.communities_menu_forum,
  links: m.communities_menu_links,
};

const REFUSALS: Record<string, () => string> = {
  'community-unknown': m.moderation_refused_community,
  'administrators-only': m.moderation_refused_administrators,
  'members-only': m.moderation_refused_members,
  'access-suspended': m.moderation_refused_suspended,
  'staff-only': m.moderation_refused_staff,
  'settings-unknown': m.running_refused_unknown,
  'name-missing': m.running_refused_name,
  'name-too-long': m.running_refused_name_long,
  'description-too-long': m.running_refused_description,
  'days-out-of-range': m.running_refused_days,
  'audience-too-long': m.running_refused_audience,
  'member-unknown': m.running_refused_member,
  'member-suspended': m.running_refused_removing_suspended,
  'last-administrator': m.running_refused_last,
  yourself: m.running_refused_yourself,
  'reason-missing': m.running_refused_reason,
  'reason-too-long': m.comments_refused_report_long,
  'term-past': m.running_refused_term,
  'term-too-far': m.running_refused_term_far,
  'administrator-missing': m.running_refused_no_administrator,
  'community-taken': m.running_refused_taken,
  'not-a-community': m.running_refused_place,
  'not-a-group': m.running_refused_place,
  'not-a-place-to-move': m.running_refused_place,
};

/** Why something about running a community was not taken, and what to do. */
export function runningMessage(error: unknown): string {
  return refusalIn(REFUSALS, error);
}
