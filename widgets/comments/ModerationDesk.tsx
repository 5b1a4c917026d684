import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { ContestedDecision } from './ContestedDecision.tsx';
import { DecisionFacts } from './DecisionFacts.tsx';
import { moderationDesk } from './moderation.api.ts';
import { ReportedComment } from './ReportedComment.tsx';

/** For those who look after a course: what was reported, what is contested, and the log. */
export function ModerationDesk() {
  const desk = useQuery(moderationDesk, queryClient);
  if (desk.isPending) return <p role="status">{m.app_loading()}</p>;
  if (desk.isError) return <ErrorNotice error={desk.error} onRetry={() => desk.refetch()} />;
  const { reports, contests, log } = desk.data;
  return (
    <>
      <section aria-labelledby="a-traiter">
        <h2 id="a-traiter">{m.comments_desk_reports({ count: reports.length })}</h2>
        {reports.length === 0 && <p>{m.comments_desk_reports_none()}</p>}
        {reports.map((report) => (
          <ReportedComment key={report.id} report={report} />
        ))}
      </section>
      <section aria-labelledby="contestations">
        <h2 id="contestations">{m.comments_desk_contests({ count: contests.length })}</h2>
        {contests.length === 0 && <p>{m.comments_desk_contests_none()}</p>}
        {contests.map((decision) => (
          <ContestedDecision key={decision.id} decision={decision} />
        ))}
      </section>
      <section aria-labelledby="journal">
        <h2 id="journal">{m.comments_desk_log()}</h2>
        {log.length === 0 && <p>{m.comments_desk_log_none()}</p>}
        {log.map((decision) => (
          <article key={decision.id} className="card moderation-card">
            <DecisionFacts decision={decision} />
          </article>
        ))}
      </section>
    </>
  );
}
