// POST with the secret key → 200 { sent, failed, left }: sends what mail_outbox holds and is due.
import { createTransport } from 'nodemailer';
import * as z from 'zod';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { letterAsHtml, letterAsText, oneLine } from '../_shared/letter.ts';
import { writeLetter } from '../_shared/mails/letters.ts';
import { Refusal } from '../_shared/refusal.ts';
import { holdsSecretKey } from '../_shared/secret-key.ts';
import { call } from '../_shared/service.ts';
import { deliver, type PostOffice } from './deliver.ts';
import { readSmtpFailure } from './smtp-failure.ts';

const { SITE_URL, SMTP_URL, MAIL_FROM } = z
  .object({ SITE_URL: z.url(), SMTP_URL: z.url(), MAIL_FROM: z.string().min(1) })
  .parse(Deno.env.toObject());

const siteUrl = SITE_URL.replace(/\/$/, '');

const Queued = z.array(
  z.object({
    id: z.coerce.string(),
    recipient: z.string(),
    template: z.string(),
    params: z.unknown(),
    locale: z.enum(['fr', 'en']).catch('fr'),
  }),
);

// In clear only to a mail catcher on this machine, which knows no TLS; anywhere else never.
const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(SMTP_URL).hostname);

const postman = createTransport(
  {
    url: SMTP_URL,
    ...(isLocal ? { ignoreTLS: true } : { requireTLS: true }),
    // A claim lasts two minutes: a server that hangs must not outlast it.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  },
  {
    from: MAIL_FROM,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  },
);

const office: PostOffice = {
  claim: async (batch) => Queued.parse(await call('claim_mail', { batch })),
  send: async (mail) => {
    const letter = writeLetter(mail.template, mail.params, { siteUrl, locale: mail.locale });
    const { response } = await postman.sendMail({
      to: { name: '', address: mail.recipient },
      // The same mail keeps the same identity, however often a server is asked to take it.
      messageId: `<${mail.id}@${new URL(siteUrl).hostname}>`,
      subject: oneLine(letter.subject),
      text: letterAsText(letter),
      html: letterAsHtml(letter),
    });
    return response;
  },
  markSent: async ({ id }, receipt) => {
    await call('mark_mail_sent', { mail_id: id, receipt });
  },
  markFailed: async ({ id }, { reason, isPermanent }) => {
    await call('mark_mail_failed', { mail_id: id, reason, is_permanent: isPermanent });
  },
};

Deno.serve(
  answerJson(z.object({}), async (_input, request) => {
    if (!(await holdsSecretKey(request.headers, env.SUPABASE_SERVICE_ROLE_KEY))) {
      throw new Refusal(401, 'secret-key-needed');
    }
    const delivery = await deliver(office, readSmtpFailure, { batch: 10, limit: 100 });
    return { status: 200, body: { ...delivery } };
  }),
);
