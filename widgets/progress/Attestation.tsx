import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { formatDay, ownZone } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { myName } from './attestation.api.ts';
import type { MyCourse } from './progress.api.ts';
import { useMyCourse } from './useMyCourse.ts';
import './progress.css';

interface AttestationProps {
  courseId: string;
  courseTitle: string;
  organisation: string;
}

/** What a learner declared done, on a sheet to print. The page lists the modules below it. */
export function Attestation(props: AttestationProps) {
  return (
    <Island>
      <AttestationForSession {...props} />
    </Island>
  );
}

function AttestationForSession(props: AttestationProps) {
  const session = useSession();
  // Also what the static page holds; who is signed out reads the page's own sentence.
  if (session.status !== 'signed-in') {
    return <p className="soft when-signed-in">{m.progress_loading()}</p>;
  }
  return <MyAttestation key={session.userId} {...props} />;
}

function MyAttestation({ courseId, ...sheet }: AttestationProps) {
  const course = useMyCourse(courseId);
  const name = useQuery(myName, queryClient);
  const failed = [course, name].find(({ data, error }) => error && data === undefined);
  if (failed) return <ErrorNotice error={failed.error} onRetry={() => failed.refetch()} />;
  if (!course.data || name.data === undefined) {
    return <p className="soft">{m.progress_loading()}</p>;
  }
  if (course.data.validatedAt.size === 0) return <Notice>{m.progress_attestation_none()}</Notice>;
  return <Sheet course={course.data} name={name.data} {...sheet} />;
}

interface SheetProps extends Omit<AttestationProps, 'courseId'> {
  course: MyCourse;
  name: string;
}

function Sheet({ course, name, courseTitle, organisation }: SheetProps) {
  return (
    <div className="attestation-sheet">
      <p className="lead">
        {m.progress_attestation_certify({ organisation, name, course: courseTitle })}
      </p>
      <p>
        <strong>
          {m.progress_attestation_share({
            count: course.validatedAt.size,
            total: course.lessonCount,
            percent: course.percent,
          })}
        </strong>
        <br />
        {between([...course.validatedAt.values()])}
      </p>
      <p>{m.progress_attestation_declared({ name })}</p>
      <p>{m.progress_attestation_at({ date: fullDay(new Date()) })}</p>
      <p className="actions no-print">
        <Button onClick={() => print()}>{m.progress_attestation_print()}</Button>
        <span className="soft">{m.progress_attestation_name()}</span>
      </p>
    </div>
  );
}

/** With its year, whatever the year: a sheet of paper lasts. */
const fullDay = (at: Date): string => formatDay(at, ownZone(), new Date(0));

function between(instants: Date[]): string {
  const times = instants.map((at) => at.getTime());
  const [from, to] = [Math.min(...times), Math.max(...times)].map((at) => fullDay(new Date(at)));
  return from === to
    ? m.progress_attestation_on({ date: from ?? '' })
    : m.progress_attestation_between({ from: from ?? '', to: to ?? '' });
}
