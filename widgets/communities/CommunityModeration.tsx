import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { CommunityLog } from './CommunityLog.tsx';
import { reportsOf } from './community-moderation.api.ts';
import { ReportedPost } from './ReportedPost.tsx';
import { SuspendedPeople } from './SuspendedPeople.tsx';
import './running.css';

/** Modération: what was reported, who is suspended, and what was done. */
export function CommunityModeration() {
  return (
    <InCommunity of="administrators">
      {(here) => (
        <>
          <Reports community={here} />
          <SuspendedPeople community={here} />
          <CommunityLog community={here} />
        </>
      )}
    </InCommunity>
  );
}

function Reports({ community }: { community: Community }) {
  const pages = useInfiniteQuery(reportsOf(community.id), queryClient);
  const reports = pages.data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <section aria-labelledby="signalements">
      <h2 id="signalements">{m.running_reports()}</h2>
      {pages.isPending && <p role="status">{m.app_loading()}</p>}
      {pages.error && <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.data && reports.length === 0 && <p>{m.running_reports_none()}</p>}
      {reports.map((report) => (
        <ReportedPost key={report.id} report={report} />
      ))}
      <MoreButton pages={pages} label={m.running_more()} />
    </section>
  );
}
