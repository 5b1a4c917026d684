// What the loop of deliver.ts does to the database and to the mail server.
import type { SendMailOptions } from 'nodemailer';
import * as z from 'zod';
import { type Letter, letterAsHtml, letterAsText, oneLine } from '../_shared/letter.ts';
import { writeLetter } from '../_shared/mails/letters.ts';
import type { PostOffice } from './deliver.ts';

const Queued = z.array(
  z
    .object({
      id: z.coerce.string(),
      recipient: z.string(),
      template: z.string(),
      params: z.unknown(),
      locale: z.enum(['fr', 'en']).catch('fr'),
      reply_to: z.string().nullable(),
      keeps_order: z.boolean(),
      has_attachments: z.boolean(),
    })
    .transform(({ reply_to, keeps_order, has_attachments, ...mail }) => ({
      ...mail,
      replyTo: reply_to,
      keepsOrder: keeps_order,
      hasAttachments: has_attachments,
    })),
);

const Attachments = z.array(
  z
    .object({ filename: z.string(), content_type: z.string(), content: z.string() })
    .transform(({ filename, content_type, content }) => ({
      filename,
      contentType: content_type,
      content,
      encoding: 'base64' as const,
    })),
);

interface Surroundings {
  /** Calls one of our RPCs as the service. */
  call: (name: string, args: Record<string, unknown>) => Promise<unknown>;
  postman: { sendMail: (mail: SendMailOptions) => Promise<{ response?: string | undefined }> };
  /** Public addresses, without a slash at their end. */
  siteUrl: string;
  functionsUrl: string;
}

/** RFC 8058: the mailbox's own button. It posts to this address, and nobody has to sign in. */
export function listHeaders({ unsubscribe }: Letter, functionsUrl: string) {
  if (!unsubscribe) return {};
  const address = `${functionsUrl}/unsubscribe?token=${encodeURIComponent(unsubscribe)}`;
  return {
    // Never folded: a line break inside the address would make another address of it.
    'List-Unsubscribe': { prepared: true, value: `<${address}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** That our own database does not answer is no fault of the mail's: it says so like a mail server. */
async function attachmentsOf(call: Surroundings['call'], mailId: string): Promise<unknown> {
  try {
    return await call('mail_attachments', { mail_id: mailId });
  } catch (cause) {
    throw Object.assign(new Error('attachments out of reach', { cause }), { code: 'EDATABASE' });
  }
}

export function postOffice({ call, postman, siteUrl, functionsUrl }: Surroundings): PostOffice {
  return {
    claim: async (batch) => Queued.parse(await call('claim_mail', { batch })),
    send: async (mail) => {
      const letter = writeLetter(mail.template, mail.params, { siteUrl, locale: mail.locale });
      const { response } = await postman.sendMail({
        to: { name: '', address: mail.recipient },
        ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
        ...(mail.hasAttachments && {
          attachments: Attachments.parse(await attachmentsOf(call, mail.id)),
        }),
        // The same mail keeps the same identity, however often a server is asked to take it.
        messageId: `<${mail.id}@${new URL(siteUrl).hostname}>`,
        subject: oneLine(letter.subject),
        headers: listHeaders(letter, functionsUrl),
        text: letterAsText(letter),
        html: letterAsHtml(letter),
      });
      return response ?? '';
    },
    markSent: async ({ id }, receipt) => {
      await call('mark_mail_sent', { mail_id: id, receipt });
    },
    markFailed: async ({ id }, { reason, isPermanent }) => {
      await call('mark_mail_failed', { mail_id: id, reason, is_permanent: isPermanent });
    },
  };
}
