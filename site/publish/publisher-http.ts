import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CmsError } from '../cms/cms-error.ts';
import { reportAsked } from './editor-reports.ts';
import type { Publisher, Status } from './publisher-work.ts';

/** Beside `GET /status`, of which everybody learns a part, and `GET /reports/<name>`. */
const ROUTES = ['POST /publish', 'POST /publish/now', 'POST /rollback', 'GET /site'];

/** What a webhook carries is never read. */
export async function handle(
  publisher: Pick<Publisher, 'ask' | 'report' | 'rollBack' | 'siteState' | 'status'>,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  request.resume();
  const target = URL.parse(request.url ?? '/', 'http://publisher');
  if (!target) return send(response, 400, { error: 'invalid-target' });
  const { pathname, searchParams } = target;
  const route = `${request.method} ${pathname}`;
  try {
    if (route === 'GET /status') {
      const status = await publisher.status();
      return send(response, 200, isAllowed(request, secret) ? status : inPublic(status));
    }
    const report = reportAsked(route);
    if (!ROUTES.includes(route) && !report) return send(response, 404, {});
    if (!isAllowed(request, secret)) return send(response, 401, { error: 'unauthorized' });
    if (report) return send(response, 200, { rows: await publisher.report(report) });
    if (route === 'GET /site') return send(response, 200, await publisher.siteState());
    if (route === 'POST /publish/now') {
      void publisher.ask('desk').catch(() => {});
      return send(response, 202, { queued: true });
    }
    if (route === 'POST /rollback')
      return send(response, 200, { live: await publisher.rollBack(releaseIn(searchParams)) });
    if (!searchParams.has('wait')) {
      void publisher.ask('webhook').catch(() => {});
      return send(response, 202, { queued: true });
    }
    return send(response, 200, await publisher.ask('ask'));
  } catch (error) {
    if (error instanceof CmsError) send(response, 409, { message: error.message, ...error.where });
    else send(response, 500, { message: 'La publication a échoué. Voyez le journal du serveur.' });
  }
}

/** What went wrong names texts of the course, and is for those who hold the secret. */
function inPublic({ state, live, isHeld, failure }: Status) {
  return { state, live, isHeld, hasFailed: failure !== null };
}

function releaseIn(query: URLSearchParams): number | undefined {
  const from = Number(query.get('from') ?? Number.NaN);
  return Number.isInteger(from) ? from : undefined;
}

/** Compared by hashes of one length, in one time. */
export function isAllowed(request: IncomingMessage, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${secret}`));
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
