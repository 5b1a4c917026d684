import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { QueueList } from './QueueList.tsx';
import './queue.css';

/** « À traiter »: what waits in all communities and groups that the reader runs. */
export function Queue() {
  return (
    <Island>
      <ForSession />
    </Island>
  );
}

function ForSession() {
  const session = useSession();
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-in') return <QueueList key={session.userId} />;
  return (
    <Notice
      action={
        <a className="button" href={signInHref(location.pathname + location.hash)}>
          {m.app_sign_in()}
        </a>
      }
    >
      {m.queue_signed_out()}
    </Notice>
  );
}
