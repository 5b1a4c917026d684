import { m } from '#messages';
import { instantsAt, offsetName } from '../lib/zoned-time.ts';
import { Field } from '../ui/Field.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { type EventFields, type FieldErrors, isTwice } from './event-fields.ts';
import { zoneName, zonesFor } from './zones.ts';

export interface FieldsProps {
  fields: EventFields;
  errors: FieldErrors;
  onChange: (more: Partial<EventFields>) => void;
}

/** When an event begins and ends, and in whose hours. */
export function EventTimeFields({ fields, errors, onChange }: FieldsProps) {
  const { day, start, end, zone } = fields;
  const endDay = fields.endDay || day;
  return (
    <>
      <div className="agenda-times">
        <Field
          label={m.agenda_field_day()}
          type="date"
          value={day}
          error={errors.day}
          onChange={({ target }) => onChange({ day: target.value })}
        />
        <Field
          label={m.agenda_field_start()}
          type="time"
          value={start}
          error={errors.start}
          onChange={({ target }) => onChange({ start: target.value, startTurn: '' })}
        />
        <Field
          label={m.agenda_field_end()}
          type="time"
          value={end}
          error={errors.end}
          onChange={({ target }) => onChange({ end: target.value, endTurn: '' })}
        />
      </div>
      {isTwice(day, start, zone) && (
        <TurnField
          local={`${day}T${start}`}
          zone={zone}
          value={fields.startTurn}
          onChange={(startTurn) => onChange({ startTurn })}
        />
      )}
      {isTwice(endDay, end, zone) && (
        <TurnField
          local={`${endDay}T${end}`}
          zone={zone}
          value={fields.endTurn}
          onChange={(endTurn) => onChange({ endTurn })}
        />
      )}
      <Field
        label={m.agenda_field_end_day()}
        hint={m.agenda_field_end_day_hint()}
        type="date"
        value={fields.endDay}
        error={errors.endDay}
        onChange={({ target }) => onChange({ endDay: target.value })}
      />
      <SelectField
        label={m.agenda_field_zone()}
        value={zone}
        onChange={({ target }) => onChange({ zone: target.value })}
      >
        {zonesFor(zone).map((name) => (
          <option key={name} value={name}>
            {zoneName(name)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

interface TurnFieldProps {
  local: string;
  zone: string;
  value: EventFields['startTurn'];
  onChange: (turn: EventFields['startTurn']) => void;
}

function TurnField({ local, zone, value, onChange }: TurnFieldProps) {
  const [first = '', second = ''] = instantsAt(local, zone).map((at) => offsetName(at, zone));
  return (
    <SelectField
      label={m.agenda_field_turn()}
      value={value}
      onChange={({ target }) => onChange(target.value as EventFields['startTurn'])}
    >
      <option value="">{m.agenda_turn_choose()}</option>
      <option value="first">{m.agenda_turn_first({ offset: first })}</option>
      <option value="second">{m.agenda_turn_second({ offset: second })}</option>
    </SelectField>
  );
}
