import type { Community } from '../lib/community.ts';
import type { Experience } from './experiences.api.ts';

interface ExperienceRepliesProps {
  community: Community;
  post: Experience;
}

/** What others reply to an experience. TODO: show them once the forum's replies are in widgets/ui. */
export function ExperienceReplies(_: ExperienceRepliesProps) {
  return null;
}
