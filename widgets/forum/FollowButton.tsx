import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { PostError } from '../ui/PostError.tsx';
import { followTopic, refreshTopic, type Topic } from './forum.api.ts';

/** To be told of new replies, or no more. */
export function FollowButton({ topic: { id, isFollowing } }: { topic: Topic }) {
  const announce = useAnnounce();
  const following = useMutation(
    {
      mutationFn: () => followTopic(id, !isFollowing),
      onSuccess: async () => {
        await refreshTopic(id);
        announce(isFollowing ? m.forum_unfollow_done() : m.forum_follow_done());
      },
    },
    queryClient,
  );
  return (
    <>
      <Button look="plain" isBusy={following.isPending} onClick={() => following.mutate()}>
        {isFollowing ? m.forum_unfollow() : m.forum_follow()}
      </Button>
      <PostError error={following.error} />
    </>
  );
}
