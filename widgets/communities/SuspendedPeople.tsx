import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { MemberActions } from './MemberActions.tsx';
import { type SuspendedPerson, suspendedOf } from './running.api.ts';

/** Who is suspended from a community now, why and until when. */
export function SuspendedPeople({ community }: { community: Community }) {
  const pages = useInfiniteQuery(suspendedOf(community.id), queryClient);
  const people = pages.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <section aria-labelledby="suspendus">
      <h2 id="suspendus">{m.running_suspended()}</h2>
      {pages.isPending && <p role="status">{m.app_loading()}</p>}
      {pages.error && <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.data && people.length === 0 && <p>{m.running_suspended_none()}</p>}
      <ul className="running-log">
        {people.map((person) => (
          <li key={person.personId}>
            <p>
              <strong>{person.name ?? m.comments_nobody()}</strong> – {untilWords(person)}
            </p>
            {person.reason && <p>{person.reason}</p>}
            <MemberActions
              communityId={community.id}
              personId={person.personId}
              name={person.name ?? m.comments_nobody()}
              state="suspended"
              isAdministrator={false}
            />
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} label={m.running_more()} />
    </section>
  );
}

const untilWords = ({ until }: SuspendedPerson) =>
  until
    ? m.running_suspended_until({ date: formatInstant(until, PARIS, new Date()) })
    : m.running_suspended_always();
