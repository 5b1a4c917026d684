import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { figuresOf } from './running.api.ts';
import { WeekChart } from './WeekChart.tsx';
import './running.css';

/** Chiffres: members, who writes, and what was written week by week, over a year. */
export function Figures() {
  return <InCommunity of="administrators">{(here) => <FiguresOf community={here} />}</InCommunity>;
}

function FiguresOf({ community }: { community: Community }) {
  const figures = useQuery(figuresOf(community.id), queryClient);
  if (figures.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!figures.data) return <ErrorNotice error={figures.error} onRetry={() => figures.refetch()} />;
  const { memberCount, activeCount, weeks } = figures.data;
  return (
    <>
      <dl className="running-figures">
        <div className="card">
          <dt>{m.running_figures_members()}</dt>
          <dd>{memberCount}</dd>
        </div>
        <div className="card">
          <dt>{m.running_figures_active()}</dt>
          <dd>{activeCount}</dd>
        </div>
        <div className="card">
          <dt>{m.running_figures_week()}</dt>
          <dd>{(weeks.at(-1)?.posts ?? 0) + (weeks.at(-1)?.replies ?? 0)}</dd>
        </div>
      </dl>
      <WeekChart
        title={m.running_chart_written()}
        weeks={weeks}
        columns={[
          [m.running_chart_posts(), ({ posts }) => posts],
          [m.running_chart_replies(), ({ replies }) => replies],
        ]}
      />
      <WeekChart
        title={m.running_chart_active()}
        weeks={weeks}
        columns={[[m.running_chart_writers(), ({ active }) => active]]}
      />
      <WeekChart
        title={m.running_chart_members()}
        weeks={weeks}
        columns={[[m.running_figures_members(), ({ members }) => members]]}
      />
    </>
  );
}
