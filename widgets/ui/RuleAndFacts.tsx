import { useId } from 'react';
import { m } from '#messages';
import { RULES } from '../lib/moderation-words.ts';

interface Reasons {
  rule: string;
  facts: string;
}

/** Which rule, on what facts: what the person concerned will read. */
export function RuleAndFacts({
  rule,
  facts,
  onChange,
}: Reasons & { onChange: (to: Reasons) => void }) {
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-rule`}>{m.comments_rule()}</label>
        <select
          id={`${id}-rule`}
          value={rule}
          onChange={(event) => onChange({ rule: event.target.value, facts })}
        >
          <option value="">{m.comments_rule_choose()}</option>
          {Object.entries(RULES).map(([value, label]) => (
            <option key={value} value={value}>
              {label()}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-facts`}>{m.comments_facts()}</label>
        <p className="hint" id={`${id}-hint`}>
          {m.comments_facts_hint()}
        </p>
        <textarea
          id={`${id}-facts`}
          rows={4}
          maxLength={2000}
          value={facts}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange({ rule, facts: event.target.value })}
        />
      </div>
    </>
  );
}
