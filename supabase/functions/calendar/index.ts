// GET /calendar/<secret word>.ics → 200 text/calendar · 304 · 404 calendar-unknown · 429
// One's own calendar, or the agenda of a community for one of its members. The word of an address that
// was renewed, one of somebody who left and one that never was get the same answer.
import * as z from 'zod';
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call } from '../_shared/service.ts';
import { Feed, feedCalendar } from './feed-calendar.ts';

const { SITE_URL } = z.object({ SITE_URL: z.url() }).parse(Deno.env.toObject());
const setting = { siteUrl: SITE_URL.replace(/\/$/, ''), locale: 'fr' as const };

async function etagOf(feed: Feed): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(feed));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  // Weak: the moment at which it was written differs and says nothing.
  return `W/"${[...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

const refuse = (status: number, error: string, more: HeadersInit = {}) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'no-store', ...more } });

async function answer(request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'method-not-allowed', { allow: 'GET, HEAD' });
  }
  const word =
    new URL(request.url).pathname
      .split('/')
      .at(-1)
      ?.replace(/\.ics$/, '') ?? '';
  const feed = Feed.parse(
    await call('calendar_feed', {
      word,
      client_address: clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER),
    }),
  );
  const etag = await etagOf(feed);
  const headers = { etag, 'cache-control': 'private, max-age=900' };
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(feedCalendar(feed, setting, new Date()), {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="agenda.ics"',
    },
  });
}

Deno.serve(async (request: Request) => {
  try {
    return await answer(request);
  } catch (error) {
    if (error instanceof Refusal) {
      const wait = error.details['retryAfterSeconds'];
      return refuse(error.status, error.word, {
        ...(typeof wait === 'number' && { 'retry-after': String(wait) }),
      });
    }
    // Without its message, which may quote the address.
    console.error('unexpected failure', error instanceof Error ? error.name : 'unknown');
    return refuse(500, 'unexpected');
  }
});
