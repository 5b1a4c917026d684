import { postMessage } from '../lib/post-words.ts';
import { Refusal } from './Refusal.tsx';

/** Why something that somebody wrote was not taken, beside the button. */
export function PostError({ error }: { error: unknown }) {
  return <Refusal error={error} words={postMessage} />;
}
