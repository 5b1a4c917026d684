import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { PostError } from '../ui/PostError.tsx';
import { markAllRead, refreshForum } from './forum.api.ts';
import { newTopics } from './forum-words.ts';

/** In how many topics there is something new, and « Tout marquer comme lu ». */
export function NewTopics({ communityId, count }: { communityId: string; count: number }) {
  const announce = useAnnounce();
  const reading = useMutation(
    {
      mutationFn: () => markAllRead(communityId),
      onSuccess: async () => {
        await refreshForum(communityId);
        announce(m.forum_all_read());
      },
    },
    queryClient,
  );
  return (
    <div className="forum-news">
      <p>{newTopics(count)}</p>
      {count > 0 && (
        <Button look="plain" isBusy={reading.isPending} onClick={() => reading.mutate()}>
          {m.forum_read_all()}
        </Button>
      )}
      <PostError error={reading.error} />
    </div>
  );
}
