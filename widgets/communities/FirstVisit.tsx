import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { greeting } from './member-details.api.ts';

/** Said once to a new account, on whatever device. A kindness: a failure says nothing. */
export function FirstVisit() {
  return (
    <Island>
      <ForSession />
    </Island>
  );
}

function ForSession() {
  const session = useSession();
  return session.status === 'signed-in' ? <Greeting key={session.userId} /> : null;
}

function Greeting() {
  const { data: isFirst } = useQuery(greeting, queryClient);
  return isFirst ? <Notice kind="success">{m.communities_first_visit()}</Notice> : null;
}
