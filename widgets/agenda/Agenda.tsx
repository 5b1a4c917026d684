import { useState } from 'react';
import { m } from '#messages';
import { type Community, idHere, mayPost } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { useSession } from '../lib/session.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
import { Button } from '../ui/Button.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { AgendaFeed } from './AgendaFeed.tsx';
import { EventForm } from './EventForm.tsx';
import { EventList } from './EventList.tsx';
import { EventPage } from './EventPage.tsx';
import './agenda.css';

/** The agenda of a community; with an id, one event of it. */
export function Agenda() {
  return <InCommunity>{(here) => <Here community={here} />}</InCommunity>;
}

function Here({ community }: { community: Community }) {
  const id = idHere();
  return id === null ? <All community={community} /> : <EventPage id={id} community={community} />;
}

function All({ community }: { community: Community }) {
  const session = useSession();
  const [isPast, setIsPast] = useState(false);
  const [isWriting, setIsWriting] = useState(false);
  const begin = useReturnFocus(isWriting);
  const isPoster = mayPost(community, 'agenda');
  if (isWriting && session.status === 'signed-in') {
    return (
      <EventForm
        userId={session.userId}
        community={community}
        onSaved={({ id }) => location.assign(communityHref(community.slug, 'agenda', id))}
        onCancel={() => setIsWriting(false)}
      />
    );
  }
  return (
    <>
      <div className="agenda-bar">
        {isPoster && (
          <Button ref={begin} onClick={() => setIsWriting(true)}>
            {m.agenda_new()}
          </Button>
        )}
        <fieldset className="agenda-which">
          <legend className="visually-hidden">{m.agenda_which()}</legend>
          <Button look="secondary" aria-pressed={!isPast} onClick={() => setIsPast(false)}>
            {m.agenda_coming()}
          </Button>
          <Button look="secondary" aria-pressed={isPast} onClick={() => setIsPast(true)}>
            {m.agenda_past()}
          </Button>
        </fieldset>
      </div>
      <EventList community={community} isPast={isPast} isPoster={isPoster} />
      <AgendaFeed communityId={community.id} />
    </>
  );
}
