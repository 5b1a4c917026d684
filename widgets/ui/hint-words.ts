import { m } from '#messages';
import type { HelpPlace } from '../lib/help-places.ts';

/** What the « ? » of a place says. */
export const HINT_WORDS = {
  'sign-in': m.help_hint_sign_in,
  'sign-up': m.help_hint_sign_up,
  'sign-up-names': m.help_hint_sign_up_names,
  'mail-not-received': m.help_hint_mail_not_received,
  player: m.help_hint_player,
  quiz: m.help_hint_quiz,
  comments: m.help_hint_comments,
  communities: m.help_hint_communities,
  'in-community': m.help_hint_in_community,
  'documents-and-events': m.help_hint_documents_and_events,
  groups: m.help_hint_groups,
  'member-details': m.help_hint_member_details,
  'running-a-community': m.help_hint_running,
} satisfies Partial<Record<HelpPlace, () => string>>;

export type HintPlace = keyof typeof HINT_WORDS;
