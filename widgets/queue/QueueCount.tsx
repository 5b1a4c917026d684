import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { SignedIn } from '../ui/SignedIn.tsx';
import { queueCount } from './queue.api.ts';
import { countSentence } from './queue-words.ts';

/** In the personal space of whoever runs something: how much waits, and the way to it. */
export function QueueCount() {
  return <SignedIn>{() => <Count />}</SignedIn>;
}

function Count() {
  const count = useQuery(queueCount, queryClient);
  // Whoever runs nothing has nothing to treat; while it cannot be known nothing is said.
  if (!count.data || (!count.data.isAdministrator && count.data.waiting === 0)) return null;
  const { waiting } = count.data;
  return (
    <p className={waiting > 0 ? 'notice notice-info' : 'soft'}>
      <span>{countSentence(waiting)}</span> <a href="/mon-espace/a-traiter/">{m.queue_link()}</a>
    </p>
  );
}
