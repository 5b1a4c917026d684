import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { REASONS } from '../lib/moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { ContestedPost } from './ContestedPost.tsx';
import { myPostModeration } from './community-moderation.api.ts';
import { OwnPostDecision } from './OwnPostDecision.tsx';
import './running.css';

/** What was decided about one's posts in communities, what became of one's reports; to the staff what is contested. */
export function PostModeration() {
  return <SignedIn>{() => <Mine />}</SignedIn>;
}

function Mine() {
  const mine = useQuery(myPostModeration, queryClient);
  if (mine.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!mine.data) return <ErrorNotice error={mine.error} onRetry={() => mine.refetch()} />;
  const { decisions, reports, contests } = mine.data;
  return (
    <section aria-labelledby="communautes">
      <h2 id="communautes">{m.running_mine()}</h2>
      {contests && (
        <>
          <h3>{m.running_contests()}</h3>
          {contests.length === 0 && <p>{m.running_contests_none()}</p>}
          {contests.map((decision) => (
            <ContestedPost key={decision.id} decision={decision} />
          ))}
        </>
      )}
      <h3>{m.running_mine_decisions()}</h3>
      {decisions.length === 0 && <p>{m.running_mine_decisions_none()}</p>}
      {decisions.map((decision) => (
        <OwnPostDecision key={decision.id} decision={decision} />
      ))}
      <h3>{m.comments_own_reports()}</h3>
      {reports.length === 0 && <p>{m.running_mine_reports_none()}</p>}
      {reports.map((report) => (
        <article key={report.id} className="card running-card">
          <p className="eyebrow">
            {formatInstant(report.createdAt, PARIS, new Date())}
            {report.community && ` – ${report.community}`}
          </p>
          {report.text === null ? (
            <p>{m.running_mine_report_gone()}</p>
          ) : (
            <blockquote>{report.text}</blockquote>
          )}
          <p>{REASONS[report.reason]?.() ?? report.reason}</p>
          <p>
            <strong>{stateOf(report.isUpheld)}</strong> {report.answer}
          </p>
        </article>
      ))}
    </section>
  );
}

function stateOf(isUpheld: boolean | null): string {
  if (isUpheld === null) return m.running_mine_report_waiting();
  return isUpheld ? m.running_mine_report_upheld() : m.running_mine_report_dismissed();
}
