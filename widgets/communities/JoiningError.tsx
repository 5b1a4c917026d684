import { Refusal } from '../ui/Refusal.tsx';
import { joiningMessage } from './joining-words.ts';

/** Why joining or leaving was not taken. */
export function JoiningError({ error }: { error: unknown }) {
  return <Refusal error={error} words={joiningMessage} />;
}
