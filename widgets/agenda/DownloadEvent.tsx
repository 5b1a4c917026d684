import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { queryClient } from '../lib/query.ts';
import { saveFile } from '../lib/save-file.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import type { CommunityEvent } from './agenda.api.ts';

interface DownloadEventProps {
  event: CommunityEvent;
  community: Community;
}

/** The event as a file for a calendar program; what writes it comes with the first click. */
export function DownloadEvent({ event, community }: DownloadEventProps) {
  const download = useMutation(
    {
      mutationFn: async () => {
        const { eventFile } = await import('../lib/event-calendar.ts');
        const content = eventFile(
          {
            ...event,
            community: community.name,
            href: communityHref(community.slug, 'agenda', event.id),
          },
          { siteUrl: location.origin, locale: getLocale() },
          new Date(),
        );
        saveFile({
          name: `${community.slug}-${event.id.slice(0, 8)}.ics`,
          content: new Blob([content], { type: 'text/calendar;charset=utf-8' }),
        });
      },
    },
    queryClient,
  );
  return (
    <div className="agenda-download">
      <Button look="secondary" isBusy={download.isPending} onClick={() => download.mutate()}>
        {m.agenda_download()}
      </Button>
      <p className="hint">{m.agenda_download_hint()}</p>
      {download.error && <ErrorNotice error={download.error} />}
    </div>
  );
}
