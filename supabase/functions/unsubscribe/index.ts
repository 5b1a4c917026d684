// POST ?token=… (RFC 8058, by a mailbox) or POST { token } (by our page) → 200 { scope } · 404 link-unknown
// GET ?token=… → 303 to our page: scanners follow every link of a mail, so a GET changes nothing.
import * as z from 'zod';
import { answerJson } from '../_shared/json.ts';
import { call } from '../_shared/service.ts';

const { SITE_URL } = z.object({ SITE_URL: z.url() }).parse(Deno.env.toObject());

const Stopped = z.object({ scope: z.string() });

const stop = answerJson(z.object({ token: z.string().max(200) }), async ({ token }) => ({
  status: 200,
  body: Stopped.parse(await call('unsubscribe', { token })),
}));

/** Behind the « # » from here on: neither our page's server nor its log gets to see it. */
const toPage = (token: string) =>
  new Response(null, {
    status: 303,
    headers: {
      location: new URL(`/desabonnement/#token=${encodeURIComponent(token)}`, SITE_URL).href,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });

Deno.serve(async (request: Request) => {
  const token = new URL(request.url).searchParams.get('token');
  if (token === null) return stop(request);
  if (request.method === 'GET' || request.method === 'HEAD') return toPage(token);
  // What a mailbox sends along (« List-Unsubscribe=One-Click ») says nothing more.
  const { url, method } = request;
  const body = method === 'POST' ? JSON.stringify({ token }) : null;
  return stop(new Request(url, { method, body }));
});
