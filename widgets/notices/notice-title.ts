import { m } from '#messages';
import type { Notice } from './notices.api.ts';

/** What happened, in a sentence. */
export function noticeTitle({ kind, author, module, isWork }: Notice): string {
  switch (kind) {
    case 'answer':
      return author ? m.notices_answer({ author }) : m.notices_answer_unnamed();
    case 'mention':
      return author ? m.notices_mention({ author }) : m.notices_mention_unnamed();
    case 'moderation':
      return isWork ? m.notices_moderation_work() : m.notices_moderation();
    case 'opening':
      return module ? m.notices_opening({ module }) : m.notices_opening_unnamed();
  }
}
