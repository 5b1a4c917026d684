import { m } from '#messages';
import type { LogEntry } from './community-moderation.schema.ts';

type About = (about: { name: string }) => string;

const DONE: Record<string, () => string> = {
  settings: m.running_log_settings,
  create: m.running_log_create,
  close: m.running_log_close,
  reopen: m.running_log_reopen,
  'move-group': m.running_log_move_group,
  'invite-by-link': m.running_log_invite_link,
  'invite-by-mail': m.running_log_invite_mail,
  'export-members': m.running_log_export,
  'event-exported': m.running_log_export_event,
  'add-link': m.running_log_add_link,
  'edit-link': m.running_log_edit_link,
  'remove-link': m.running_log_remove_link,
  'change-picture': m.running_log_picture,
};
const DONE_TO: Record<string, About> = {
  'name-administrator': m.running_log_name,
  'withdraw-administrator': m.running_log_withdraw,
  suspend: m.running_log_suspend,
  restore: m.running_log_restore,
  remove: m.running_log_remove,
  'hide-post': m.running_log_hide,
  'restore-post': m.running_log_unhide,
  'lock-post': m.running_log_lock,
  'unlock-post': m.running_log_unlock,
  'move-post': m.running_log_move,
  'uphold-report': m.running_log_uphold,
  'dismiss-report': m.running_log_dismiss,
  'keep-decision': m.running_log_keep,
  'take-back-decision': m.running_log_take_back,
  accept: m.running_log_accept,
  refuse: m.running_log_refuse,
  'join-by-invitation': m.running_log_join_invited,
  leave: m.running_log_leave,
  'delete-news': m.running_log_delete_news,
  'edit-news': m.running_log_edit_news,
  'remove-document': m.running_log_remove_document,
};

/** What an entry of the log says, in a sentence; the word itself where a newer release wrote it. */
export function logWords({ action, person }: Pick<LogEntry, 'action' | 'person'>): string {
  if (Object.hasOwn(DONE, action)) return DONE[action]?.() ?? action;
  const about = Object.hasOwn(DONE_TO, action) ? DONE_TO[action] : undefined;
  return about?.({ name: person ?? m.comments_nobody() }) ?? action;
}
