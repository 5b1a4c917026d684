import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { authorName } from '../lib/post-words.ts';
import { queryClient } from '../lib/query.ts';
import type { Reply } from '../lib/replies.api.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { PostError } from '../ui/PostError.tsx';
import { refreshTopic, setSolution } from './forum.api.ts';

interface SolveButtonProps {
  topicId: string;
  reply: Reply;
  isSolution: boolean;
}

/** Says that a reply solves the topic, or takes that back. */
export function SolveButton({ topicId, reply, isSolution }: SolveButtonProps) {
  const announce = useAnnounce();
  const solving = useMutation(
    {
      mutationFn: () => setSolution(topicId, isSolution ? null : reply.id),
      onSuccess: async () => {
        await refreshTopic(topicId);
        announce(isSolution ? m.forum_unsolve_done() : m.forum_solve_done());
      },
    },
    queryClient,
  );
  const name = authorName(reply.author);
  return (
    <>
      <Button
        look="plain"
        isBusy={solving.isPending}
        aria-label={isSolution ? m.forum_unsolve_of({ name }) : m.forum_solve_of({ name })}
        onClick={() => solving.mutate()}
      >
        {isSolution ? m.forum_unsolve() : m.forum_solve()}
      </Button>
      <PostError error={solving.error} />
    </>
  );
}
