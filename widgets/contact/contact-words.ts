import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';

export const TOPICS = {
  'sign-up': m.contact_topic_sign_up,
  'sign-in': m.contact_topic_sign_in,
  lesson: m.contact_topic_lesson,
  data: m.contact_topic_data,
  accessibility: m.contact_topic_accessibility,
  illicit: m.contact_topic_illicit,
  other: m.contact_topic_other,
};
export type Topic = keyof typeof TOPICS;

export const isTopic = (word: string): word is Topic => Object.hasOwn(TOPICS, word);

const DEFAULT_WAIT_SECONDS = 15 * 60;

function wait(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes > 90
    ? m.contact_wait_hours({ hours: Math.ceil(minutes / 60) })
    : m.contact_wait_minutes({ minutes });
}

/** Why the message has not left, that it is kept, and what to do. */
export function contactMessage(error: unknown, contactEmail: string): string {
  const { code, reason, retryAfterSeconds } = toAppError(error);
  const email = contactEmail;
  if (reason === 'picture-unreadable') return m.contact_screenshot_unreadable();
  if (reason === 'picture-heavy') return m.contact_screenshot_heavy();
  if (reason === 'contact-pictures-full') return m.contact_failed_pictures();
  if (reason === 'too-large') return m.contact_failed_large();
  if (reason?.startsWith('human-check-')) return m.app_human_check_failed();
  if (reason === 'other-person') return messageOf(error);
  if (code === 'offline') return m.contact_failed_offline();
  if (code === 'too-many') {
    return m.contact_failed_many({ wait: wait(retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) });
  }
  if (code === 'invalid') return m.contact_failed_invalid({ email });
  return m.contact_failed_unavailable({ email });
}
