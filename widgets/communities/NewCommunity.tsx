import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { communityOf, slugHere } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { ClosedCommunities } from './ClosedCommunities.tsx';
import { NewCommunityForm } from './NewCommunityForm.tsx';
import { closedCommunities } from './running.api.ts';
import './running.css';

/** A new community, for the platform's staff; with `?c=…`, a new group in that community. */
export function NewCommunity() {
  return <SignedIn why={m.communities_signed_out()}>{() => <ForWhom />}</SignedIn>;
}

function ForWhom() {
  const slug = slugHere();
  return slug ? <NewGroup slug={slug} /> : <ForStaff />;
}

function NewGroup({ slug }: { slug: string }) {
  const [id] = useState(() => crypto.randomUUID());
  const here = useQuery(communityOf(slug), queryClient);
  if (here.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!here.data) return <ErrorNotice error={here.error} onRetry={() => here.refetch()} />;
  if (!here.data.isAdministrator) {
    return <Notice kind="warning">{m.communities_administrators_only()}</Notice>;
  }
  return (
    <>
      <p>{m.running_new_group_in({ name: here.data.name })}</p>
      <NewCommunityForm id={id} parent={here.data} />
    </>
  );
}

function ForStaff() {
  const [id] = useState(() => crypto.randomUUID());
  // What only the staff may ask says who is of it.
  const staff = useQuery(
    {
      queryKey: ['is-staff'],
      queryFn: () => queryClient.fetchInfiniteQuery(closedCommunities),
      retry: false,
    },
    queryClient,
  );
  if (staff.isPending) return <p role="status">{m.app_loading()}</p>;
  if (staff.error) {
    return <Notice kind="warning">{m.running_staff_only()}</Notice>;
  }
  return (
    <>
      <NewCommunityForm id={id} parent={null} />
      <ClosedCommunities />
    </>
  );
}
