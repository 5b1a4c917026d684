import { jwtVerify } from 'jose';
import { type ApiError, apiError } from './api-error.ts';

export type ApiKeys = { publishableKey: string; secretKey: string; jwtSecret: string };

export type Role = 'anon' | 'authenticated' | 'service_role';

/** Who asks: the role that the database shall use, and the claims that it shall see. */
export type Caller = {
  key: 'publishable' | 'secret';
  role: Role;
  claims: Record<string, unknown>;
  /** The user's own token, when there is one. */
  token: string | null;
};

/** Secret keys do not belong in browsers: Supabase refuses them by user agent; we look at the origin too. */
function comesFromBrowser(headers: Headers) {
  return /^\s*Mozilla\/5\.0/i.test(headers.get('user-agent') ?? '') || headers.has('origin');
}

export function readApiKey(request: Request): string | null {
  return request.headers.get('apikey') ?? new URL(request.url).searchParams.get('apikey');
}

/** The `Authorization` token, unless it only repeats an API key, as supabase-js does for visitors. */
export function readUserToken(headers: Headers): string | null {
  const token = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return token === undefined || token.startsWith('sb_') ? null : token;
}

/** Says which kind of key it is, or why it is refused. */
export function checkApiKey(
  apiKey: string | null,
  headers: Headers,
  keys: ApiKeys,
): 'publishable' | 'secret' | ApiError {
  if (apiKey === null || apiKey === '') {
    return apiError(401, 'UNAUTHORIZED_MISSING_API_KEY', 'No API key found in request', {
      hint: 'No `apikey` request header or url param was found.',
    });
  }
  if (apiKey === keys.publishableKey) return 'publishable';
  if (apiKey !== keys.secretKey) {
    return apiError(401, 'UNAUTHORIZED_INVALID_API_KEY', 'Invalid API key', {
      hint: 'Double check your Supabase `apikey`',
    });
  }
  if (!comesFromBrowser(headers)) return 'secret';
  return apiError(
    401,
    'UNAUTHORIZED_INVALID_API_KEY_TYPE',
    'Forbidden use of secret API key in browser',
  );
}

/** Maps key and token to a role as Supabase's gateway does. A token that is not valid is refused, never ignored. */
export async function identify(request: Request, keys: ApiKeys): Promise<Caller | ApiError> {
  const key = checkApiKey(readApiKey(request), request.headers, keys);
  if (typeof key !== 'string') return key;
  const token = readUserToken(request.headers);
  if (token === null) {
    const role = key === 'secret' ? 'service_role' : 'anon';
    return { key, role, claims: { role }, token };
  }
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(keys.jwtSecret), {
      algorithms: ['HS256'],
    });
    const { role } = payload;
    if (role !== 'anon' && role !== 'authenticated' && role !== 'service_role') {
      return apiError(401, 'PGRST301', 'JWT names no known role');
    }
    return { key, role, claims: payload, token };
  } catch (error) {
    const isExpired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
    return isExpired
      ? apiError(401, 'PGRST303', 'JWT expired')
      : apiError(401, 'PGRST301', 'JWT could not be verified');
  }
}
