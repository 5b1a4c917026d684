import * as z from 'zod/mini';

/** What mail_health answers. */
export const MailHealth = z.object({
  waiting_minutes: z.number(),
  last_sent_minutes: z.nullable(z.number()),
});
export type MailHealth = z.infer<typeof MailHealth>;

/** A mail leaves within seconds; longer than that, people look for it in vain. */
const TOLERATED_MINUTES = 10;

export const isMailLate = ({ waiting_minutes }: MailHealth): boolean =>
  waiting_minutes >= TOLERATED_MINUTES;
