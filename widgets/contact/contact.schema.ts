import * as z from 'zod/mini';
import { m } from '#messages';
import { isTopic } from './contact-words.ts';

// As supabase/functions/contact/contact.schema.ts has them.
export const LONGEST_MESSAGE = 5000;
export const LONGEST_DIAGNOSIS = 4000;
const LONGEST_NAME = 100;
const LONGEST_REASON = 1000;

const TypedMessage = z.object({
  topic: z.string().check(z.refine(isTopic, { error: () => m.contact_topic_required() })),
  page: z.string().check(z.trim(), z.maxLength(500)),
  reason: z.string().check(
    z.trim(),
    z.maxLength(LONGEST_REASON, {
      error: () => m.contact_reason_long({ most: LONGEST_REASON }),
    }),
  ),
  name: z
    .string()
    .check(
      z.trim(),
      z.maxLength(LONGEST_NAME, { error: () => m.contact_name_long({ most: LONGEST_NAME }) }),
    ),
  email: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: () => m.contact_email_required() }),
      z.email({ error: () => m.contact_email_invalid() }),
    ),
  message: z.string().check(
    z.trim(),
    z.minLength(1, { error: () => m.contact_message_required() }),
    z.maxLength(LONGEST_MESSAGE, {
      error: ({ input }) =>
        m.contact_message_long({ length: String(input).length, most: LONGEST_MESSAGE }),
    }),
  ),
  isHuman: z
    .boolean()
    .check(z.refine((isTicked) => isTicked, { error: () => m.app_human_check_required() })),
});

// No check above ends the others: all that is missing is said at once.
export const ContactFields = TypedMessage.check((context) => {
  const { topic, page, reason } = context.value;
  if (topic !== 'illicit') return;
  const refuse = (field: string, message: string) =>
    context.issues.push({ code: 'custom', input: '', path: [field], message });
  if (page === '') refuse('page', m.contact_page_required());
  if (reason === '') refuse('reason', m.contact_reason_required());
});
export type ContactFields = z.infer<typeof TypedMessage>;

export const Picture = z.object({
  name: z.string(),
  type: z.literal('image/jpeg'),
  /** In base64. */
  content: z.string(),
});
export type Picture = z.infer<typeof Picture>;

export const Sent = z.object({ number: z.number() });
