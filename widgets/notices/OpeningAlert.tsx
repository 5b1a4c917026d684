import { useMutation, useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { askAlert, cancelAlert, openingAlert } from './alerts.api.ts';

interface OpeningAlertProps {
  moduleId: string;
}

/** « Me prévenir à l’ouverture », on a lesson that is still closed, for whoever is signed in. */
export function OpeningAlert(props: OpeningAlertProps) {
  return (
    <Island>
      <AlertForSession {...props} />
    </Island>
  );
}

function AlertForSession({ moduleId }: OpeningAlertProps) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return <Alert key={session.userId} moduleId={moduleId} />;
}

function Alert({ moduleId }: OpeningAlertProps) {
  const asked = openingAlert(moduleId);
  const state = useQuery(asked, queryClient);
  const change = useMutation(
    {
      mutationFn: (isWanted: boolean) => (isWanted ? askAlert(moduleId) : cancelAlert(moduleId)),
      onSuccess: (now) => queryClient.setQueryData(asked.queryKey, now),
      // It has opened meanwhile, for instance.
      onError: () => state.refetch(),
    },
    queryClient,
  );
  // A kindness beside the lesson: while it cannot be known nothing is offered.
  if (!state.data?.isPossible) return null;
  if (state.data.isAsked) {
    return (
      <Notice
        kind="success"
        action={
          <Button look="secondary" isBusy={change.isPending} onClick={() => change.mutate(false)}>
            {m.notices_alert_cancel()}
          </Button>
        }
      >
        {m.notices_alert_asked()} <a href="/mon-espace/notifications/">{m.notices_alert_see()}</a>
      </Notice>
    );
  }
  return (
    <>
      <p>
        <Button isBusy={change.isPending} onClick={() => change.mutate(true)}>
          {m.notices_alert_ask()}
        </Button>
      </p>
      {change.error && <ErrorNotice error={change.error} />}
    </>
  );
}
