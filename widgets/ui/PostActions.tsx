export interface PostActionsProps {
  communityId: string;
  postId: string;
  /** Set for a reply to it. */
  replyId?: string | undefined;
  authorIsMe: boolean;
  isHidden: boolean;
  /** Of the post: nobody but administrators replies. */
  isLocked: boolean;
}

/** What the moderation of a community adds to a post or a reply: nothing yet. */
export function PostActions(_: PostActionsProps) {
  return null;
}
