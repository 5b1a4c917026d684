import { m } from '#messages';
import { SignedIn } from '../ui/SignedIn.tsx';
import { QueueList } from './QueueList.tsx';
import './queue.css';

/** « À traiter »: what waits in all communities and groups that the reader runs. */
export function Queue() {
  return (
    <SignedIn why={m.queue_signed_out()} keepsFragment>
      {() => <QueueList />}
    </SignedIn>
  );
}
