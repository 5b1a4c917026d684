import { Refusal } from '../ui/Refusal.tsx';
import { commentMessage } from './comment-words.ts';

/** Why a comment, or what was done about one, was not taken. */
export function CommentError({ error }: { error: unknown }) {
  return <Refusal error={error} words={commentMessage} />;
}
