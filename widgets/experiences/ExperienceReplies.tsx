import type { Community } from '../lib/community.ts';
import { Replies } from '../ui/Replies.tsx';
import { type Experience, refreshExperiences } from './experiences.api.ts';

interface ExperienceRepliesProps {
  community: Community;
  post: Experience;
}

/** What others reply to an experience. */
export function ExperienceReplies({ community, post }: ExperienceRepliesProps) {
  return (
    <Replies
      communityId={community.id}
      postId={post.id}
      count={post.replyCount}
      isLocked={post.isLocked || post.isDeleted}
      isAdministrator={community.isAdministrator && !post.isDeleted}
      onChanged={() => void refreshExperiences()}
    />
  );
}
