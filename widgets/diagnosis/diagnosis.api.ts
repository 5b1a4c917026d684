// Two questions: one to the server of the pages, one to the API. Not by lib/api.ts, which sends the
// reader's session and turns what went wrong into one word: here that is what is looked at.
import { apiUrl } from '../lib/api.ts';
import type { Times } from './check-clock.ts';
import { MailHealth } from './check-mail.ts';
import type { Outcome } from './check-reach.ts';

const PATIENCE_MS = 10_000;

export interface Answer extends Times {
  outcome: Outcome;
  text: string;
}

/** Asks with a time limit that also the browsers have for which this page is. */
async function ask(url: string, init: RequestInit): Promise<Answer> {
  const limit = new AbortController();
  let outcome: Outcome = 'failed';
  const timer = setTimeout(() => {
    outcome = 'timed-out';
    limit.abort();
  }, PATIENCE_MS);
  const askedAt = Date.now();
  try {
    const response = await fetch(url, { ...init, cache: 'no-store', signal: limit.signal });
    const answeredAt = Date.now();
    const text = await response.text();
    const serverDate = response.headers.get('date');
    return { outcome: response.status, text, serverDate, askedAt, answeredAt };
  } catch {
    return { outcome, text: '', serverDate: null, askedAt, answeredAt: Date.now() };
  } finally {
    clearTimeout(timer);
  }
}

/** This page as it is published now: its text, and the server's time. */
export const askSite = (): Promise<Answer> => ask(location.pathname, {});

/** Whether the mails leave; and with it whether the API answers. */
export const askApi = (): Promise<Answer> =>
  ask(apiUrl('/rest/v1/rpc/mail_health'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: import.meta.env.PUBLIC_SUPABASE_KEY },
    body: '{}',
  });

/** What the API said about the mails; null where it said something else, or nothing. */
export function readMailHealth({ outcome, text }: Answer): MailHealth | null {
  if (outcome !== 200) return null;
  try {
    return MailHealth.parse(JSON.parse(text));
  } catch {
    // A page of the network's own in its place.
    return null;
  }
}
