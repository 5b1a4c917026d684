import { useId } from 'react';
import { m } from '#messages';
import { formatInstant, ownZone, PARIS } from '../lib/dates.ts';
import { Field } from '../ui/Field.tsx';
import { parisInstant } from './paris-time.ts';

export interface When {
  when: string;
  day: string;
  hour: string;
}

interface WhenToPublishProps {
  chosen: When;
  onChange: (name: keyof When, value: string) => void;
  error: string;
}

/** At once, or at a day and hour in Paris; elsewhere, what that is on one's own clock. */
export function WhenToPublish({ chosen, onChange, error }: WhenToPublishProps) {
  const id = useId();
  const { when, day, hour } = chosen;
  const at = parisInstant(`${day}T${hour}`);
  const now = new Date();
  const isElsewhere = at && formatInstant(at, PARIS, now) !== formatInstant(at, ownZone(), now);
  return (
    <fieldset className="field">
      <legend>{m.news_when()}</legend>
      {[
        ['now', m.news_when_now()],
        ['later', m.news_when_later()],
      ].map(([value = '', label]) => (
        <div className="check" key={value}>
          <input
            type="radio"
            id={`${id}-${value}`}
            name={id}
            value={value}
            checked={when === value}
            onChange={() => onChange('when', value)}
          />
          <label htmlFor={`${id}-${value}`}>{label}</label>
        </div>
      ))}
      {when === 'later' && (
        <>
          <div className="news-when">
            <Field
              label={m.news_when_day()}
              type="date"
              value={day}
              onChange={({ target }) => onChange('day', target.value)}
            />
            <Field
              label={m.news_when_hour()}
              type="time"
              value={hour}
              onChange={({ target }) => onChange('hour', target.value)}
            />
          </div>
          <p className="hint" aria-live="polite">
            {isElsewhere &&
              `${m.news_when_here({ when: formatInstant(at, ownZone(), now), zone: ownZone() })} `}
            {m.news_when_hint()}
          </p>
        </>
      )}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
