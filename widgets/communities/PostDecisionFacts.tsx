import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { RULES } from '../lib/moderation-words.ts';
import type { PostDecision } from './community-moderation.api.ts';

const DONE: Record<PostDecision['action'], () => string> = {
  hide: m.moderation_done_hide,
  restore: m.moderation_done_restore,
  lock: m.comments_done_lock,
  unlock: m.comments_done_unlock,
  move: m.moderation_done_move,
};

/** What was decided about what, on what facts and by which rule, and what was said against it. */
export function PostDecisionFacts({ decision }: { decision: PostDecision }) {
  const { decidedAt, community, author, action, text, facts, contest, isKept, answer } = decision;
  const rule = RULES[decision.rule]?.();
  return (
    <>
      <p className="eyebrow">
        {formatInstant(decidedAt, PARIS, new Date())}
        {community && ` – ${community}`}
      </p>
      <p>
        <strong>{DONE[action]()}</strong> {author && m.moderation_of({ name: author })}
      </p>
      {text && <blockquote>{text}</blockquote>}
      {rule && (
        <p>
          {m.comments_rule_is()} {rule}
        </p>
      )}
      {facts && (
        <p>
          {m.comments_facts_are()} {facts}
        </p>
      )}
      {contest && (
        <p>
          {m.comments_contest_is()} {contest}
        </p>
      )}
      {isKept !== null && (
        <p>
          <strong>{isKept ? m.comments_contest_kept() : m.comments_contest_taken_back()}</strong>{' '}
          {answer}
        </p>
      )}
    </>
  );
}
