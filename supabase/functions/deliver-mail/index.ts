// POST with the secret key → 200 { sent, failed, left }: sends what mail_outbox holds and is due.
import { createTransport } from 'nodemailer';
import * as z from 'zod';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { holdsSecretKey } from '../_shared/secret-key.ts';
import { call } from '../_shared/service.ts';
import { deliver } from './deliver.ts';
import { postOffice } from './post-office.ts';
import { readSmtpFailure } from './smtp-failure.ts';

const { SITE_URL, FUNCTIONS_URL, SMTP_URL, MAIL_FROM } = z
  .object({
    SITE_URL: z.url(),
    /** Where mailboxes reach the functions; only where SUPABASE_URL is an address of the inside. */
    FUNCTIONS_URL: z.url().default(`${env.SUPABASE_URL}/functions/v1`),
    SMTP_URL: z.url(),
    MAIL_FROM: z.string().min(1),
  })
  .parse(Deno.env.toObject());

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

const office = postOffice({
  call,
  postman,
  siteUrl: SITE_URL.replace(/\/$/, ''),
  functionsUrl: FUNCTIONS_URL.replace(/\/$/, ''),
});

Deno.serve(
  answerJson(z.object({}), async (_input, request) => {
    if (!(await holdsSecretKey(request.headers, env.SUPABASE_SERVICE_ROLE_KEY))) {
      throw new Refusal(401, 'secret-key-needed');
    }
    const delivery = await deliver(office, readSmtpFailure, { batch: 10, limit: 100 });
    return { status: 200, body: { ...delivery } };
  }),
);
