import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { formatInstant, formatMonth, ownZone, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { timeline } from './own-progress.api.ts';
import type { Deed, TimelinePage } from './own-progress.schema.ts';
import { scoreWords } from './scores.ts';
import './own-progress.css';

/** What the learner did and when, latest first, one month after another. */
export function Timeline() {
  return <SignedIn>{() => <Months />}</SignedIn>;
}

function Months() {
  const pages = useInfiniteQuery(timeline, queryClient);
  if (pages.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  if (pages.data.pages[0]?.deeds.length === 0) return <p>{m.progress_timeline_none()}</p>;
  return (
    <div className="timeline">
      {monthsOf(pages.data.pages).map(({ month, deeds }) => (
        <section key={month.getTime()}>
          <h3>{formatMonth(month, PARIS)}</h3>
          <ul>
            {deeds.map((deed) => (
              <Line key={`${deed.kind} ${deed.at.getTime()} ${deed.lesson.title}`} deed={deed} />
            ))}
          </ul>
        </section>
      ))}
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.progress_timeline_more()} />
    </div>
  );
}

/** A month may have come in parts. */
function monthsOf(pages: TimelinePage[]): { month: Date; deeds: Deed[] }[] {
  const months = new Map<number, { month: Date; deeds: Deed[] }>();
  for (const { month, deeds } of pages) {
    if (!month) continue;
    const known = months.get(month.getTime());
    months.set(month.getTime(), { month, deeds: [...(known?.deeds ?? []), ...deeds] });
  }
  return [...months.values()];
}

function Line({ deed }: { deed: Deed }) {
  const { at, lesson, comment_id } = deed;
  const href = comment_id ? `/commentaire/#${comment_id}` : lesson.href;
  return (
    <li>
      <time className="soft" dateTime={at.toISOString()}>
        {formatInstant(at, ownZone(), new Date())}
      </time>
      <span>
        {doing(deed)} {href ? <a href={href}>{lesson.title}</a> : lesson.title}
        <span className="visually-hidden">, </span>
        <span className="soft timeline-course">{lesson.courseTitle}</span>
      </span>
    </li>
  );
}

function doing({ kind, points, max_points }: Deed): string {
  if (kind === 'validation') return m.progress_timeline_validated();
  if (kind === 'comment') return m.progress_timeline_commented();
  return m.progress_timeline_quiz({ score: scoreWords(points ?? 0, max_points ?? 0) });
}
