import type { Sql } from 'postgres';
import { type ApiError, apiError, authErrorResponse } from './api-error.ts';
import { forward, parseJson } from './body.ts';
import { addressOrDecoy } from './decoy.ts';
import type { Caller } from './keys.ts';
import { Attempts, type Limits } from './limits.ts';

/** Calls that send mail or reveal whether an account exists: our functions make them, with the secret key. */
const FUNCTIONS_ONLY =
  /^\/(signup|otp|magiclink|recover|resend|invite|reauthenticate|sso|authorize|callback)(\/|$)/;
/** What else of Auth the outside may ask. All the rest is not there. */
const OPEN = /^\/(token|verify|user|logout|settings|health|\.well-known\/jwks\.json)$/;

export type AuthBackend = (request: Request, call: AuthRequest) => Promise<Response>;
export type AuthRequest = { request: Request; body: Uint8Array; caller: Caller; address: string };

type Auth = {
  sql: Sql;
  limits: Limits;
  /** Whom a sign-in with an unknown address is tried on. */
  decoy: string;
  backend: AuthBackend;
  admin: AuthBackend;
};

export function createAuth({ sql, limits, decoy, backend, admin }: Auth) {
  const perAddress = new Attempts(limits.authPerAddress);
  const refreshes = new Attempts(limits.refreshPerAddress);
  const failures = new Attempts(limits.failuresPerMail);

  return async (call: AuthRequest): Promise<Response> => {
    const { request, caller, body } = call;
    const path = new URL(request.url).pathname.replace(/^\/auth\/v1/, '');
    const isService = caller.role === 'service_role';
    if (path.startsWith('/admin/')) {
      return isService ? admin(request, call) : authErrorResponse(notAdmin);
    }
    if (FUNCTIONS_ONLY.test(path)) {
      if (!isService) return authErrorResponse(onlyFunctions);
    } else if (!OPEN.test(path)) {
      return authErrorResponse(apiError(404, 'not_found', 'Not found'));
    }
    const asked = forward(request, request.url, body, (headers) => headers.set('apikey', 'known'));
    if (path === '/token') return token(asked, call, isService);
    if (path === '/verify') return verify(asked, call, isService);
    // A new address sends mail, and tells whether somebody has it already; a new password needs the
    // rule checked, and the database would refuse it.
    const changes = path === '/user' ? parseJson(body) : {};
    if ('email' in changes || 'password' in changes) return authErrorResponse(onlyFunctions);
    return backend(asked, call);
  };

  async function token(asked: Request, call: AuthRequest, isService: boolean) {
    const grant = new URL(asked.url).searchParams.get('grant_type');
    const attempts = grant === 'refresh_token' ? refreshes : perAddress;
    // The sign-in function counts by login in the database: here all unknown logins are one decoy.
    const mail = grant === 'password' && !isService ? mailIn(call.body) : null;
    const refusal = refuse(attempts, call, isService, mail);
    if (refusal !== null) return refusal;
    const sent = grant === 'password' ? await hideUnknown(call.body) : call.body;
    const response = await backend(forward(asked, asked.url, sent), { ...call, body: sent });
    noteOutcome(response, mail);
    return response.ok ? refuseBanned(response) : response;
  }

  /** lite answers at once for an unknown address, and says which ones are unconfirmed. */
  async function hideUnknown(body: Uint8Array) {
    const email = mailIn(body);
    if (email === null) return body;
    const known = await addressOrDecoy(sql, email, decoy);
    if (known === email) return body;
    return new TextEncoder().encode(JSON.stringify({ ...parseJson(body), email: known }));
  }

  async function verify(asked: Request, call: AuthRequest, isService: boolean) {
    // A GET would let a mail scanner consume the link: our own page posts.
    if (asked.method !== 'POST') return authErrorResponse(onlyFunctions);
    const mail = mailIn(call.body);
    const refusal = refuse(perAddress, call, isService, mail);
    if (refusal !== null) return refusal;
    const response = await backend(asked, call);
    noteOutcome(response, mail);
    return response;
  }

  function refuse(
    attempts: Attempts,
    { request, address }: AuthRequest,
    isService: boolean,
    mail: string | null,
  ) {
    const now = Date.now();
    // A function asks for many people: it says for whom, as GoTrue lets the secret key do.
    const counted = isService ? request.headers.get('sb-forwarded-for') : address;
    const wait = Math.max(
      counted === null ? 0 : attempts.wait(counted, now),
      mail === null ? 0 : failures.wait(mail, now),
    );
    if (wait > 0) return authErrorResponse(tooMany(wait));
    if (counted !== null) attempts.count(counted, now);
    // Counted before the answer: else guesses sent at once would all see the first one's chance.
    if (mail !== null) failures.count(mail, now);
    return null;
  }

  function noteOutcome({ ok, status }: Response, mail: string | null) {
    if (mail === null) return;
    if (ok) failures.forget(mail);
    else if (status >= 500) failures.giveBack(mail);
  }

  /** lite does not look at `banned_until`; GoTrue does, at every sign-in and refresh. */
  async function refuseBanned(response: Response) {
    const session: unknown = await response.clone().json();
    const { user } = Object(session);
    const id: unknown = Object(user).id;
    if (typeof id !== 'string') return response;
    const banned = await sql`
      delete from auth.sessions using auth.users
      where sessions.user_id = users.id and users.id = ${id}
        and (users.banned_until > now() or users.deleted_at is not null)
      returning 1`;
    return banned.length === 0
      ? response
      : authErrorResponse(apiError(400, 'user_banned', 'User is banned'));
  }
}

export const tooMany = (seconds: number): ApiError =>
  apiError(429, 'over_request_rate_limit', 'Request rate limit reached', {
    headers: { 'retry-after': String(seconds) },
  });

const notAdmin = apiError(403, 'not_admin', 'User not allowed');
const onlyFunctions = apiError(
  403,
  'only_functions',
  'This call is made by the functions of this project',
);

function mailIn(body: Uint8Array): string | null {
  const { email } = parseJson(body);
  return typeof email === 'string' ? email.trim().toLowerCase() : null;
}
