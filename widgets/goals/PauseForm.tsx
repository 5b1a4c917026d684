import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';

interface PauseFormProps {
  isPaused: boolean;
  isBusy: boolean;
  /** For so many weeks; 0 goes on. */
  onPause: (weeks: number) => void;
}

const CHOICES: [weeks: number, label: () => string][] = [
  [1, m.goals_pause_one_week],
  [2, m.goals_pause_two_weeks],
  [4, m.goals_pause_four_weeks],
  [8, m.goals_pause_eight_weeks],
];

/** « Je pars en vacances » */
export function PauseForm({ isPaused, isBusy, onPause }: PauseFormProps) {
  const id = useId();
  const [weeks, setWeeks] = useState(1);
  if (isPaused) {
    return (
      <p>
        <Button look="secondary" isBusy={isBusy} onClick={() => onPause(0)}>
          {m.goals_resume()}
        </Button>
      </p>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onPause(weeks);
  };
  return (
    <form className="goal-form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{m.goals_pause_for()}</label>
        <div className="input-group">
          <select id={id} value={weeks} onChange={(event) => setWeeks(Number(event.target.value))}>
            {CHOICES.map(([value, label]) => (
              <option key={value} value={value}>
                {label()}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Button type="submit" look="secondary" isBusy={isBusy}>
        {m.goals_pause()}
      </Button>
    </form>
  );
}
