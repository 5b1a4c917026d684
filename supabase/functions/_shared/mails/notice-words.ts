import * as z from 'zod';
import { m } from '#messages';
import type { Setting } from './setting.ts';

/** A notice as app.notice_json tells it: what is gone or locked meanwhile is null. */
export const Notice = z.object({
  kind: z.enum(['answer', 'mention', 'moderation', 'opening']),
  comment_id: z.uuid().nullish(),
  href: z
    .string()
    .regex(/^\/cours(\/[\w-]+)+\/$/)
    .nullish(),
  author: z.string().nullish(),
  excerpt: z.string().nullish(),
  lesson: z.string().nullish(),
  module: z.string().nullish(),
  course: z.string().nullish(),
});
export type Notice = z.infer<typeof Notice>;

/** The sentence that the page of notices uses as well. */
export function noticeTitle({ kind, author, module }: Notice, { locale }: Setting): string {
  const into = { locale };
  switch (kind) {
    case 'answer':
      return author ? m.notices_answer({ author }, into) : m.notices_answer_unnamed({}, into);
    case 'mention':
      return author ? m.notices_mention({ author }, into) : m.notices_mention_unnamed({}, into);
    case 'moderation':
      return m.notices_moderation({}, into);
    case 'opening':
      return module ? m.notices_opening({ module }, into) : m.notices_opening_unnamed({}, into);
  }
}

/** Where a notice leads: to the comment, the open lesson, the decision, else to the page of notices. */
export function noticeHref({ kind, comment_id, href }: Notice, { siteUrl }: Setting): string {
  if (kind === 'opening' && href) return siteUrl + href;
  if (kind === 'moderation') return `${siteUrl}/mon-espace/moderation/`;
  if (comment_id) return `${siteUrl}/commentaire/#${comment_id}`;
  return `${siteUrl}/mon-espace/notifications/`;
}
