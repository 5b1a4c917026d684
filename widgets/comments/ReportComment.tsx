import { m } from '#messages';
import { ReportDialog } from '../ui/ReportDialog.tsx';
import { commentMessage, nameOf } from './comment-words.ts';
import { type Comment, reportComment } from './comments.api.ts';

/** « Signaler » a comment, to the team of the course. */
export function ReportComment({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  return (
    <ReportDialog
      title={m.comments_report_title()}
      about={m.comments_report_text({ name: nameOf(comment.author) })}
      done={(date) => m.comments_report_done({ date })}
      words={commentMessage}
      send={(report) => reportComment({ commentId: comment.id, ...report })}
      onClose={onClose}
    />
  );
}
