import { publicationMessage, type Refusals } from '../lib/publication-words.ts';
import { Refusal } from './Refusal.tsx';

interface PublicationErrorProps {
  error: unknown;
  words: Refusals;
}

/** Why something published was not taken, beside the button. */
export function PublicationError({ error, words }: PublicationErrorProps) {
  return <Refusal error={error} words={(refused) => publicationMessage(refused, words)} />;
}
