import { m } from '#messages';
import { apiUrl } from '../lib/api.ts';
import { CopyField } from './CopyField.tsx';

interface CalendarAddressProps {
  word: string;
  label: string;
  /** Why it is to be kept to oneself. */
  hint: string;
}

/** The secret address of a calendar, to be copied, and what to do with it in each program. */
export function CalendarAddress({ word, label, hint }: CalendarAddressProps) {
  return (
    <>
      <CopyField
        address={apiUrl(`/functions/v1/calendar/${word}.ics`)}
        {...{ label, hint }}
        words={{
          copy: m.notices_calendar_copy(),
          copied: m.notices_calendar_copied(),
          failed: m.notices_calendar_copy_failed(),
        }}
      />
      <details>
        <summary>{m.notices_calendar_how()}</summary>
        <ul>
          <li>{m.notices_calendar_apple()}</li>
          <li>{m.notices_calendar_google()}</li>
          <li>{m.notices_calendar_outlook()}</li>
        </ul>
        <p>{m.notices_calendar_slow()}</p>
      </details>
    </>
  );
}
