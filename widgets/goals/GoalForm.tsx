import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { type Goal, LARGEST_GOAL, SMALLEST_GOAL } from './goals.schema.ts';

interface GoalFormProps {
  goal: Goal | null;
  isBusy: boolean;
  onSet: (lessonsPerWeek: number) => void;
}

const PROPOSED = 3;

/** A number that is one; what was typed stays, right or wrong. */
export function GoalForm({ goal, isBusy, onSet }: GoalFormProps) {
  const [typed, setTyped] = useState(String(goal?.lessonsPerWeek ?? PROPOSED));
  const [isRefused, setIsRefused] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const count = Number(typed);
    const isRight = Number.isInteger(count) && count >= SMALLEST_GOAL && count <= LARGEST_GOAL;
    setIsRefused(!isRight);
    if (isRight) onSet(count);
  };
  return (
    <form className="goal-form" noValidate onSubmit={submit}>
      <Field
        label={m.goals_field()}
        type="number"
        inputMode="numeric"
        min={SMALLEST_GOAL}
        max={LARGEST_GOAL}
        value={typed}
        error={isRefused ? m.goals_field_wrong() : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="secondary" isBusy={isBusy}>
        {goal ? m.goals_save() : m.goals_begin()}
      </Button>
    </form>
  );
}
