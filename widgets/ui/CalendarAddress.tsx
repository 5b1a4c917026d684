import { useId, useState } from 'react';
import { m } from '#messages';
import { apiUrl } from '../lib/api.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface CalendarAddressProps {
  word: string;
  label: string;
  /** Why it is to be kept to oneself. */
  hint: string;
}

/** The secret address of a calendar, to be copied, and what to do with it in each program. */
export function CalendarAddress({ word, label, hint }: CalendarAddressProps) {
  const id = useId();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const address = apiUrl(`/functions/v1/calendar/${word}.ics`);
  const copy = async () => {
    setIsCopied(
      await navigator.clipboard.writeText(address).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div className="input-group">
          <input
            id={id}
            readOnly
            value={address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button look="secondary" onClick={() => void copy()}>
            {m.notices_calendar_copy()}
          </Button>
        </div>
        <p className="hint">{hint}</p>
      </div>
      {isCopied !== null && (
        <Notice kind={isCopied ? 'success' : 'warning'}>
          {isCopied ? m.notices_calendar_copied() : m.notices_calendar_copy_failed()}
        </Notice>
      )}
      <HowTo />
    </>
  );
}

function HowTo() {
  return (
    <details>
      <summary>{m.notices_calendar_how()}</summary>
      <ul>
        <li>{m.notices_calendar_apple()}</li>
        <li>{m.notices_calendar_google()}</li>
        <li>{m.notices_calendar_outlook()}</li>
      </ul>
      <p>{m.notices_calendar_slow()}</p>
    </details>
  );
}
