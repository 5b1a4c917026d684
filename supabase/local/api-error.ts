/** An answer that refuses, before it becomes a response in the shape of the service that was asked. */
export type ApiError = {
  status: number;
  code: string;
  message: string;
  details: string | null;
  hint: string | null;
  headers: Record<string, string>;
};

export function apiError(
  status: number,
  code: string,
  message: string,
  more: Partial<Pick<ApiError, 'details' | 'hint' | 'headers'>> = {},
): ApiError {
  return { status, code, message, details: null, hint: null, headers: {}, ...more };
}

/** PostgREST's shape. */
export function restErrorResponse(error: ApiError): Response {
  const { status, code, message, details, hint, headers } = error;
  return Response.json({ code, message, details, hint }, { status, headers });
}

/** GoTrue's shape. */
export function authErrorResponse({ status, code, message, headers }: ApiError): Response {
  return Response.json({ code: status, error_code: code, msg: message }, { status, headers });
}

/** Storage's shape. */
export function storageErrorResponse({ status, code, message, headers }: ApiError): Response {
  return Response.json({ statusCode: String(status), error: code, message }, { status, headers });
}
