import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { saveFile } from '../lib/save-file.ts';
import { localTime } from '../lib/zoned-time.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { type CommunityEvent, exportRegistered, registeredOf } from './agenda.api.ts';
import { registeredCsv } from './registered-csv.ts';

/** Who comes and who waits, for who runs the community; read once it is opened. */
export function Registered({ event }: { event: CommunityEvent }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="card agenda-registered"
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>{m.agenda_who()}</summary>
      {isOpen && <List event={event} />}
    </details>
  );
}

function List({ event }: { event: CommunityEvent }) {
  const hintId = useId();
  const pages = useInfiniteQuery(registeredOf(event.id), queryClient);
  const taking = useMutation(
    {
      mutationFn: async () => {
        const csv = registeredCsv(await exportRegistered(event.id));
        const day = localTime(event.startsAt, event.zone).slice(0, 10);
        saveFile({
          name: m.agenda_csv_file({ day }),
          content: new Blob([csv], { type: 'text/csv;charset=utf-8' }),
        });
      },
    },
    queryClient,
  );
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const all = pages.data.pages.flatMap(({ registered }) => registered);
  if (all.length === 0) return <p>{m.agenda_who_none()}</p>;
  return (
    <>
      <ol className="agenda-people">
        {all.map(({ number, name, isWaiting, at }) => (
          <li key={number}>
            <strong>{name ?? m.agenda_nobody()}</strong>{' '}
            <span className="soft">
              {isWaiting ? m.agenda_state_waiting() : m.agenda_state_registered()},{' '}
              {formatInstant(at, PARIS, event.now)}
            </span>
          </li>
        ))}
      </ol>
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.agenda_more()} />
      <div>
        <Button
          look="secondary"
          isBusy={taking.isPending}
          aria-describedby={hintId}
          onClick={() => taking.mutate()}
        >
          {m.agenda_export()}
        </Button>
        <p className="hint" id={hintId}>
          {m.agenda_export_hint()}
        </p>
      </div>
      {taking.error && <ErrorNotice error={taking.error} />}
    </>
  );
}
