import * as z from 'zod/mini';
import { NOTICE_KINDS, type NoticeKind } from '../lib/notice-words.ts';

export const MAILS = ['off', 'now', 'daily', 'weekly'] as const;

export type Mail = (typeof MAILS)[number];
export type Mails = Record<NoticeKind, Mail>;

const text = z.nullable(z.string());

/** What `my_notices` answers. */
export const NoticesAnswer = z.object({
  notices: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(NOTICE_KINDS),
      created_at: z.string(),
      read_at: text,
      comment_id: text,
      details: z.record(z.string(), z.unknown()),
      lesson: text,
      module: text,
      href: text,
      author: text,
      excerpt: text,
      title: text,
      community: text,
    }),
  ),
  has_more: z.boolean(),
  unread: z.number(),
  server_now: z.string(),
});
export type NoticeRow = z.infer<typeof NoticesAnswer>['notices'][number];

const Choice = z.enum(MAILS);

/** What `my_notice_settings` answers. */
export const SettingsAnswer = z.object({
  mails: z.record(z.enum(NOTICE_KINDS), Choice),
  is_administrator: z.boolean(),
  alerts: z.array(
    z.object({
      module_id: z.string(),
      module: z.string(),
      course: z.string(),
      href: z.string(),
      opens_at: text,
    }),
  ),
  calendar: text,
});

export const SavedAnswer = z.object({ saved_at: z.string() });

export const AlertAnswer = z.object({ is_asked: z.boolean(), is_possible: z.boolean() });
