import {
  type ApiError,
  apiError,
  authErrorResponse,
  restErrorResponse,
  storageErrorResponse,
} from './api-error.ts';
import type { AuthRequest } from './auth.ts';
import { readBody, tooLarge } from './body.ts';
import { preflight, withCors } from './cors.ts';
import { type ApiKeys, identify } from './keys.ts';
import type { RestBackend } from './rest.ts';
import { databaseAway, isConnectionError, isDatabaseError } from './rest-error.ts';

const MEGABYTE = 1_000_000;

export type Services = {
  rest: RestBackend;
  auth: (call: AuthRequest) => Promise<Response>;
  storage: (request: Request, address: string) => Promise<Response>;
  functions: (request: Request, address: string) => Promise<Response>;
};

const SHAPES = {
  rest: restErrorResponse,
  auth: authErrorResponse,
  storage: storageErrorResponse,
  functions: restErrorResponse,
};
type Service = keyof typeof SHAPES;

const isService = (name: string): name is Service => Object.hasOwn(SHAPES, name);

/** The one door: four services behind it, and nothing else. */
export function createGateway(services: Services, keys: ApiKeys) {
  return async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const name = /^\/(\w+)\/v1(\/|$)/.exec(pathname)?.[1] ?? '';
    if (!isService(name)) {
      return withCors(restErrorResponse(apiError(404, 'not_found', 'Not found')));
    }
    if (request.method === 'OPTIONS') return preflight(request);
    try {
      return withCors(await answer(name, request, address));
    } catch (error) {
      return withCors(SHAPES[name](toApiError(error)));
    }
  };

  async function answer(name: Service, request: Request, address: string) {
    if (name === 'storage') return services.storage(request, address);
    if (name === 'functions') return services.functions(request, address);
    const caller = await identify(request, keys);
    if ('status' in caller) return refuse(name, caller);
    const body = await readBody(request, MEGABYTE);
    if (body === null) return refuse(name, tooLarge(MEGABYTE));
    return name === 'rest'
      ? services.rest(request, body, caller)
      : services.auth({ request, body, caller, address });
  }

  /** Supabase's gateway answers before the service does: its refusals have one shape, with a header. */
  function refuse(name: Service, error: ApiError) {
    const response = SHAPES[name](error);
    response.headers.set('sb-error-code', error.code);
    if (error.status === 401) response.headers.set('www-authenticate', 'Bearer');
    return response;
  }
}

function toApiError(error: unknown): ApiError {
  if (isDatabaseError(error) && isConnectionError(error)) return databaseAway;
  console.error(error);
  return apiError(500, 'unexpected_failure', 'Unexpected failure, see the log of the API');
}
