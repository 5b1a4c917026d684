import { Refusal } from '../ui/Refusal.tsx';
import { queueMessage } from './queue-words.ts';

/** Why an answer was not taken. */
export function QueueError({ error }: { error: unknown }) {
  return <Refusal error={error} words={queueMessage} />;
}
