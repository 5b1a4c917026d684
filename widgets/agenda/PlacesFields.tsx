import { m } from '#messages';
import { CheckField } from '../ui/CheckField.tsx';
import { Field } from '../ui/Field.tsx';
import type { CommunityEvent } from './agenda.api.ts';
import type { FieldsProps } from './EventTimeFields.tsx';
import { MOST_PLACES } from './event-fields.ts';

interface PlacesFieldsProps extends FieldsProps {
  event: CommunityEvent | undefined;
}

/** Whether one registers, for how many places, until when. */
export function PlacesFields({ fields, errors, event, onChange }: PlacesFieldsProps) {
  const taken = event?.registered ?? 0;
  const isFewer = fields.capacity !== '' && Number(fields.capacity) < taken;
  return (
    <>
      <CheckField
        label={m.agenda_field_needs_registration()}
        hint={m.agenda_field_needs_registration_hint()}
        checked={fields.needsRegistration}
        onChange={({ target }) => onChange({ needsRegistration: target.checked })}
      />
      {fields.needsRegistration && (
        <div className="agenda-times">
          <Field
            label={m.agenda_field_capacity()}
            hint={
              isFewer
                ? m.agenda_field_capacity_kept({ count: taken })
                : m.agenda_field_capacity_hint()
            }
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_PLACES}
            value={fields.capacity}
            error={errors.capacity}
            onChange={({ target }) => onChange({ capacity: target.value })}
          />
          <Field
            label={m.agenda_field_closes_day()}
            hint={m.agenda_field_closes_hint()}
            type="date"
            value={fields.closesDay}
            error={errors.closesDay}
            onChange={({ target }) => onChange({ closesDay: target.value })}
          />
          <Field
            label={m.agenda_field_closes_time()}
            type="time"
            value={fields.closesTime}
            error={errors.closesTime}
            onChange={({ target }) => onChange({ closesTime: target.value })}
          />
        </div>
      )}
    </>
  );
}
