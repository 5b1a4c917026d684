import { m } from '#messages';
import type { LogEntry } from './community-moderation.schema.ts';

type About = (about: { name: string }) => string;

const DONE: Record<string, () => string> = {
  settings: m.running_log_settings,
  create: m.running_log_create,
  close: m.running_log_close,
  reopen: m.running_log_reopen,
  'move-group': m.running_log_move_group,
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
  invite: m.running_log_invite,
};

/** What an entry of the log says, in a sentence; of what another part wrote there, its own word. */
export function logWords({ action, person }: Pick<LogEntry, 'action' | 'person'>): string {
  if (Object.hasOwn(DONE, action)) return DONE[action]?.() ?? action;
  if (Object.hasOwn(DONE_TO, action)) {
    return DONE_TO[action]?.({ name: person ?? m.comments_nobody() }) ?? action;
  }
  return person ? m.running_log_other_to({ action, name: person }) : action;
}
