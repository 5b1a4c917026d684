import { useMemo } from 'react';
import { useDraft } from '../lib/use-draft.ts';
import type { CommunityEvent } from './agenda.api.ts';
import { blankEvent, type EventFields, fieldsOf } from './event-fields.ts';

function parse(text: string, first: EventFields): EventFields {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? { ...first, ...kept } : first;
  } catch {
    // Cut short, or from another time: same as none.
    return first;
  }
}

/** What is typed in the form, kept on this device until it is saved. */
export function useEventFields(userId: string, communityId: string, event?: CommunityEvent) {
  const about = event && `edit-${event.id}`;
  const first = useMemo(() => (event ? fieldsOf(event) : blankEvent()), [event]);
  const { draft, change, drop } = useDraft(userId, `agenda-${communityId}`, about, '');
  const fields = useMemo(() => parse(draft.text, first), [draft.text, first]);
  return {
    /** Under which a new one is saved, however often it is sent. */
    id: draft.id,
    fields,
    change: (more: Partial<EventFields>) => change(JSON.stringify({ ...fields, ...more })),
    drop,
  };
}
