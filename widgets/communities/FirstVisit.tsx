import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Notice } from '../ui/Notice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { greeting } from './member-details.api.ts';

/** Said once to a new account, on whatever device. A kindness: a failure says nothing. */
export function FirstVisit() {
  return <SignedIn>{() => <Greeting />}</SignedIn>;
}

function Greeting() {
  const { data: isFirst } = useQuery(greeting, queryClient);
  return isFirst ? <Notice kind="success">{m.communities_first_visit()}</Notice> : null;
}
