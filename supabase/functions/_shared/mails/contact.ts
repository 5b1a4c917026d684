import * as z from 'zod';
import { m } from '#messages';
import type { Block, Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

const TOPICS = {
  'sign-up': m.contact_topic_sign_up,
  'sign-in': m.contact_topic_sign_in,
  lesson: m.contact_topic_lesson,
  data: m.contact_topic_data,
  accessibility: m.contact_topic_accessibility,
  illicit: m.contact_topic_illicit,
  other: m.contact_topic_other,
};

const Topic = z.enum(Object.keys(TOPICS) as [keyof typeof TOPICS, ...(keyof typeof TOPICS)[]]);

const Message = z.object({
  number: z.int(),
  topic: Topic,
  name: z.string(),
  email: z.string(),
  is_proven: z.boolean(),
  message: z.string(),
  page: z.string(),
  reason: z.string(),
});

const Receipt = z.object({ number: z.int(), topic: Topic, message: z.string().optional() });

const text = (words: string): Block => ({ kind: 'text', text: words });
const quote = (words: string): Block => ({ kind: 'quote', text: words });

/** To the course: what somebody wrote. An answer goes to them, by Reply-To. */
export function contactMessage(params: unknown, { siteUrl, locale }: Setting): Letter {
  const told = Message.parse(params);
  const into = { locale };
  const topic = TOPICS[told.topic]({}, into);
  const number = String(told.number);
  return {
    subject: m.mail_contact_subject({ topic, number }, into),
    locale,
    blocks: [
      text(m.mail_contact_from({ name: told.name || '—', email: told.email }, into)),
      ...(told.is_proven ? [] : [text(m.mail_contact_unproven({}, into))]),
      ...(told.page ? [text(m.mail_contact_page({}, into)), quote(told.page)] : []),
      ...(told.reason ? [text(m.mail_contact_reason({}, into)), quote(told.reason)] : []),
      text(m.mail_contact_message({}, into)),
      quote(told.message),
      text(m.mail_contact_answer({}, into)),
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
    ],
  };
}

/** To who wrote. Their words stand in it only where the address is known to be theirs. */
export function contactReceipt(params: unknown, { siteUrl, locale }: Setting): Letter {
  const { number, topic, message } = Receipt.parse(params);
  const into = { locale };
  const facts = { topic: TOPICS[topic]({}, into), number: String(number) };
  return {
    subject: m.mail_contact_receipt_subject({ site: m.app_name({}, into), ...facts }, into),
    locale,
    blocks: [
      text(m.mail_hello({}, into)),
      text(m.mail_contact_receipt_why({ site: m.app_name({}, into), ...facts }, into)),
      text(m.help_contact_promise({}, into)),
      ...(message ? [text(m.mail_contact_receipt_quote({}, into)), quote(message)] : []),
      text(m.mail_contact_receipt_ignore({}, into)),
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
    ],
  };
}
