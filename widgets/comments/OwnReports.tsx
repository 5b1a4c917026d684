import { m } from '#messages';
import { REASONS } from '../lib/moderation-words.ts';
import { whenWritten } from './comment-words.ts';
import type { OwnReport } from './moderation.api.ts';

/** What became of what one reported. */
export function OwnReports({ reports }: { reports: OwnReport[] }) {
  if (reports.length === 0) return <p>{m.comments_own_reports_none()}</p>;
  return reports.map((report) => (
    <article key={report.id} className="card moderation-card">
      <p className="eyebrow">
        {m.comments_reported_at({ date: whenWritten(report.createdAt), lesson: report.lesson })}
      </p>
      {report.text === null ? (
        <p>{m.comments_report_text_gone()}</p>
      ) : (
        <blockquote>{report.text}</blockquote>
      )}
      <p>{REASONS[report.reason]?.() ?? report.reason}</p>
      <p>
        <strong>{stateOf(report)}</strong> {report.answer}
      </p>
    </article>
  ));
}

function stateOf({ isUpheld }: OwnReport): string {
  if (isUpheld === null) return m.comments_report_waiting();
  return isUpheld ? m.comments_report_upheld() : m.comments_report_dismissed();
}
