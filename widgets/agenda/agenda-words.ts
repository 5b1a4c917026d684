import { m } from '#messages';
import { refusalIn } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';
import type { CommunityEvent } from './agenda.api.ts';

const REFUSALS: Record<string, () => string> = {
  'event-unknown': m.agenda_refused_unknown,
  'event-cancelled': m.agenda_refused_cancelled,
  'event-changed': m.agenda_refused_changed,
  'event-over': m.agenda_refused_over,
  'event-title-missing': m.agenda_error_title,
  'event-title-too-long': m.agenda_error_title_long,
  'event-description-too-long': m.agenda_error_description_long,
  'event-time-missing': m.agenda_error_time,
  'event-ends-early': m.agenda_error_ends_early,
  'event-too-long': m.agenda_error_too_long,
  'event-far-away': m.agenda_error_far_away,
  'event-in-past': m.agenda_error_in_past,
  'event-place-missing': m.agenda_error_place,
  'event-place-too-long': m.agenda_error_place_long,
  'event-link-invalid': m.agenda_error_link,
  'event-capacity-invalid': m.agenda_error_capacity,
  'event-zone-unknown': m.agenda_error_zone,
  'registration-closes-late': m.agenda_error_closes_late,
  'registration-closed': m.agenda_refused_closed,
  'registration-not-needed': m.agenda_no_registration,
  'administrators-only': m.agenda_refused_administrators,
  'administrators-post-here': m.agenda_refused_administrators,
  'members-only': m.communities_members_only,
  'access-suspended': m.communities_members_only,
};

/** Why something about an event was not taken, and what to do. */
export function agendaMessage(error: unknown): string {
  if (toAppError(error).code === 'too-many') return m.agenda_refused_often();
  return refusalIn(REFUSALS, error);
}

/** « 3 personnes inscrites, il reste 7 places » */
export function placesWords({ registered, waiting, capacity }: CommunityEvent): string {
  const come =
    registered === 0
      ? m.agenda_registered_none()
      : registered === 1
        ? m.agenda_registered_one()
        : m.agenda_registered_many({ count: registered });
  if (capacity === null) return m.agenda_places_open({ come });
  const left = Math.max(0, capacity - registered);
  if (left > 0) {
    return left === 1
      ? m.agenda_places_one_left({ come })
      : m.agenda_places_left({ come, count: left });
  }
  if (waiting === 0) return m.agenda_places_full({ come });
  return waiting === 1
    ? m.agenda_places_full_one_waits({ come })
    : m.agenda_places_full_waiting({ come, count: waiting });
}
