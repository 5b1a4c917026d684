import type { ComponentProps } from 'react';
import { m } from '#messages';
import type { HumanCheckState } from '../lib/use-human-check.ts';
import { CheckField } from './CheckField.tsx';
import { HumanCheckLine } from './HumanCheckLine.tsx';

interface HumanCheckBoxProps extends ComponentProps<'input'> {
  state: HumanCheckState;
  error: string | undefined;
}

/** « Je ne suis pas un robot »: one tick, no picture to copy; the device does the rest. */
export function HumanCheckBox({ state, error, ...input }: HumanCheckBoxProps) {
  return (
    <div className="human-check">
      <CheckField {...input} label={m.app_human_check()} error={error} required />
      <HumanCheckLine state={state} />
    </div>
  );
}
