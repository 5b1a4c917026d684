import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import type { CommunityCard } from '../lib/community.ts';
import { refusalIn } from '../lib/error-messages.ts';

const HOUR_MS = 3_600_000;

const inUnits = (hours: number) =>
  hours < 24
    ? ({ count: Math.max(1, Math.round(hours)), unit: 'hour' } as const)
    : ({ count: Math.round(hours / 24), unit: 'day' } as const);

/** « Demande envoyée il y a 2 jours. Réponse habituelle : 1 jour. » */
export function waitingSentences(
  { askedAt, usualAnswerHours }: CommunityCard,
  now: Date,
): string[] {
  if (!askedAt) return [m.communities_state_pending()];
  const hours = (now.getTime() - askedAt.getTime()) / HOUR_MS;
  const { count, unit } = inUnits(Math.floor(hours));
  const ago = new Intl.RelativeTimeFormat(getLocale()).format(-count, unit);
  return [
    hours < 1 ? m.communities_waiting_now() : m.communities_waiting({ ago }),
    ...(usualAnswerHours === null
      ? []
      : [m.communities_waiting_usual({ usual: durationOf(usualAnswerHours) })]),
  ];
}

function durationOf(hours: number): string {
  const { count, unit } = inUnits(hours);
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    count,
  );
}

const REFUSALS: Record<string, () => string> = {
  'last-administrator': m.communities_answer_last_administrator,
  'ask-again-later': m.communities_answer_later,
  'message-too-long': m.communities_answer_message_long,
  'too-many-attempts': m.communities_answer_often,
  'access-suspended': m.communities_answer_suspended,
  'community-unknown': m.communities_answer_unknown,
  'members-only': m.communities_members_only,
};

/** Why joining or leaving was not taken, and what to do. */
export function joiningMessage(error: unknown): string {
  return refusalIn(REFUSALS, error);
}
