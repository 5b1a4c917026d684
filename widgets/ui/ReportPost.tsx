import { m } from '#messages';
import { reportPost } from '../lib/post-moderation.ts';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import type { PostActionsProps } from './PostActions.tsx';
import { ReportDialog } from './ReportDialog.tsx';

/** « Signaler » what stands in a community, to those who run it. */
export function ReportPost({
  postId,
  replyId,
  author,
  onClose,
}: PostActionsProps & { onClose: () => void }) {
  return (
    <ReportDialog
      title={m.moderation_report_title()}
      about={m.moderation_report_text({ name: author ?? m.comments_nobody() })}
      done={(date) => m.moderation_report_done({ date })}
      words={moderationMessage}
      send={(report) => reportPost({ postId, replyId }, report)}
      onClose={onClose}
    />
  );
}
