import { m } from '#messages';
import { RULES } from '../lib/moderation-words.ts';
import { nameOf, whenWritten } from './comment-words.ts';
import type { Decision, LoggedDecision } from './moderation.api.ts';

const DONE: Record<Decision['action'], () => string> = {
  hide: m.comments_done_hide,
  restore: m.comments_done_restore,
  lock: m.comments_done_lock,
  unlock: m.comments_done_unlock,
};

/** What was decided about what, on what facts and by which rule, and what was said against it. */
export function DecisionFacts({ decision }: { decision: Decision | LoggedDecision }) {
  const rule = RULES[decision.rule]?.();
  return (
    <>
      <p className="eyebrow">
        {whenWritten(decision.decidedAt)} – {decision.lesson}
      </p>
      <p>
        <strong>{DONE[decision.action]()}</strong>
        {'author' in decision && ` ${m.comments_of({ name: nameOf(decision.author) })}`}
        {'decidedBy' in decision &&
          decision.decidedBy &&
          ` ${m.comments_decided_by({ name: decision.decidedBy })}`}
      </p>
      {decision.text && <blockquote>{decision.text}</blockquote>}
      {rule && (
        <p>
          {m.comments_rule_is()} {rule}
        </p>
      )}
      {decision.facts && (
        <p>
          {m.comments_facts_are()} {decision.facts}
        </p>
      )}
      {decision.contest && (
        <p>
          {m.comments_contest_is()} {decision.contest}
        </p>
      )}
      {decision.isKept !== null && (
        <p>
          <strong>
            {decision.isKept ? m.comments_contest_kept() : m.comments_contest_taken_back()}
          </strong>{' '}
          {decision.answer}
        </p>
      )}
    </>
  );
}
