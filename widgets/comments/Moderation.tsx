import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { ModerationDesk } from './ModerationDesk.tsx';
import { myModeration } from './moderation.api.ts';
import { OwnDecision } from './OwnDecision.tsx';
import { OwnReports } from './OwnReports.tsx';
import './moderation.css';

/** Reports and decisions: one's own for everybody, those of a course for who looks after it. */
export function Moderation() {
  return <SignedIn why={m.comments_desk_signed_out()}>{() => <ModerationOf />}</SignedIn>;
}

function ModerationOf() {
  const mine = useQuery(myModeration, queryClient);
  if (mine.isPending) return <p role="status">{m.app_loading()}</p>;
  if (mine.isError) return <ErrorNotice error={mine.error} onRetry={() => mine.refetch()} />;
  const { isTeam, decisions, reports } = mine.data;
  return (
    <>
      {isTeam && <ModerationDesk />}
      <section aria-labelledby="decisions">
        <h2 id="decisions">{m.comments_own_decisions()}</h2>
        {decisions.length === 0 && <p>{m.comments_own_decisions_none()}</p>}
        {decisions.map((decision) => (
          <OwnDecision key={decision.id} decision={decision} />
        ))}
      </section>
      <section aria-labelledby="signalements">
        <h2 id="signalements">{m.comments_own_reports()}</h2>
        <OwnReports reports={reports} />
      </section>
    </>
  );
}
