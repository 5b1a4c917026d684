import { expect } from '@playwright/test';
import { readStack } from '../stack.ts';

export interface Mail {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string }[];
}

export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${readStack().mailboxUrl}/email`);
  const mails: Mail[] = await response.json();
  return mails.filter(({ to }) => to.some((recipient) => recipient.address === address));
}

/** Waits for the n-th mail to this address (the first by default) and returns it. */
export async function waitForMail(address: string, count = 1, timeout = 20_000): Promise<Mail> {
  await expect
    .poll(async () => (await mailsTo(address)).length, { timeout })
    .toBeGreaterThanOrEqual(count);
  const mail = (await mailsTo(address)).at(count - 1);
  if (!mail) throw new Error(`No mail ${count} to ${address}`);
  return mail;
}

/** The first address of our own site in the mail. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`No link in « ${mail.subject} »`);
  return link;
}

export function codeIn(mail: Mail): string {
  const code = /\b\d{3}[\s\u00a0\u202f]?\d{3}\b/.exec(mail.text)?.[0];
  if (!code) throw new Error(`No code in « ${mail.subject} »`);
  return code.replace(/\D/g, '');
}
