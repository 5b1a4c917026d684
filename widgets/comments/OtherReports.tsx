import { m } from '#messages';
import { REASONS } from '../lib/moderation-words.ts';
import type { OpenReport } from './moderation.api.ts';

/** What others reported about the same comment: one decision answers them all. */
export function OtherReports({ report: { reportCount, others } }: { report: OpenReport }) {
  if (reportCount < 2) return null;
  return (
    <details>
      <summary>{m.comments_reports_count({ count: reportCount })}</summary>
      <ul>
        {others.map(({ reason, explanation, text }, index) => (
          // They carry no id, and never change their order.
          <li key={String(index)}>
            <strong>{REASONS[reason]?.() ?? reason}</strong> {explanation}
            {text && <blockquote>{text}</blockquote>}
          </li>
        ))}
      </ul>
    </details>
  );
}
