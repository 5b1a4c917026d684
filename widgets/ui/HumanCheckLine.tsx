import { m } from '#messages';
import type { HumanCheckState } from '../lib/use-human-check.ts';
import './human-check.css';

const SENTENCES: Record<HumanCheckState, () => string> = {
  idle: () => '',
  working: m.app_human_check_working,
  ready: m.app_human_check_ready,
};

/** How far the check is; also read aloud. There before it says anything, as live regions must be. */
export function HumanCheckLine({ state }: { state: HumanCheckState }) {
  return (
    <p className="human-check-line" data-state={state} role="status">
      {SENTENCES[state]()}
    </p>
  );
}
