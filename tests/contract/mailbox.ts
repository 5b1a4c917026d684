// The learner's mailbox, and the worker that fills it. It runs every second where a scheduler runs;
// asking for it here makes the tests independent of that.
import { vi } from 'vitest';
import { readStack } from '../stack.ts';
import { call, secretKey } from './supabase.ts';

export interface Mail {
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
  to: { address: string }[];
}

const PATIENCE = { timeout: 25_000, interval: 200 };

export interface Delivery {
  sent: number;
  failed: number;
  left: boolean;
}

export async function deliverMail(): Promise<Delivery> {
  const response = await call('/functions/v1/deliver-mail', {
    method: 'POST',
    headers: { apikey: secretKey },
  });
  if (!response.ok) throw new Error(`deliver-mail answered ${response.status}`);
  return response.json();
}

export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${readStack().mailboxUrl}/email`);
  const mails: Mail[] = await response.json();
  return mails.filter(({ to }) => to.some((recipient) => recipient.address === address));
}

/** The n-th mail to this address, the first by default. */
export function waitForMail(address: string, count = 1): Promise<Mail> {
  return vi.waitFor(async () => {
    await deliverMail();
    const mail = (await mailsTo(address)).at(count - 1);
    if (!mail) throw new Error(`No mail ${count} to ${address} yet`);
    return mail;
  }, PATIENCE);
}

function partOf(mail: Mail, pattern: RegExp): string {
  const found = pattern.exec(mail.text)?.[1];
  if (!found) throw new Error(`Nothing like ${pattern} in « ${mail.subject} »`);
  return found;
}

export const linkIn = (mail: Mail): string => partOf(mail, /(https?:\/\/\S+)/);
export const tokenIn = (mail: Mail): string => partOf(mail, /#token=(\S+)/);
export const codeIn = (mail: Mail): string => partOf(mail, /^(\d{3} \d{3})$/m);
