import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { cancelAlert } from './alerts.api.ts';
import { type ExpectedOpening, noticeSettings } from './notices.api.ts';

/** The modules whose opening one asked to be told, each to be taken back. */
export function ExpectedOpenings({ openings }: { openings: ExpectedOpening[] }) {
  const titleId = useId();
  const cancelling = useMutation(
    {
      mutationFn: cancelAlert,
      onSuccess: () => queryClient.invalidateQueries({ queryKey: noticeSettings.queryKey }),
    },
    queryClient,
  );
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.notices_alerts_title()}</h2>
      {openings.length === 0 && <p>{m.notices_alerts_none()}</p>}
      {cancelling.error && <ErrorNotice error={cancelling.error} />}
      <ul className="notice-list">
        {openings.map(({ moduleId, module, course, href, opensAt }) => (
          <li key={moduleId} className="card">
            <p className="notice-title">
              <a href={href}>{module}</a>
            </p>
            <p className="soft">
              {course}, {whenWords(opensAt)}
            </p>
            <Button
              look="secondary"
              isBusy={cancelling.isPending}
              onClick={() => cancelling.mutate(moduleId)}
              aria-label={m.notices_alert_of({ module })}
            >
              {m.notices_alert_cancel()}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whenWords(opensAt: Date | null): string {
  const now = new Date();
  if (opensAt === null) return m.notices_alert_undated();
  if (opensAt <= now) return m.notices_alert_past();
  return m.notices_alert_opens({ date: formatInstant(opensAt, PARIS, now) });
}
