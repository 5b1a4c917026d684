import { apiError } from './api-error.ts';

export const tooLarge = (limit: number) =>
  apiError(413, 'payload_too_large', `The request is larger than ${limit} bytes`);

/** Reads a body up to the limit; null means that it is larger. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same request for another address, with a body that is already read. */
export function forward(
  request: Request,
  url: URL | string,
  body: Uint8Array | null,
  change: (headers: Headers) => void = () => {},
): Request {
  const headers = new Headers(request.headers);
  for (const name of ['host', 'connection', 'content-length', 'transfer-encoding', 'expect']) {
    headers.delete(name);
  }
  change(headers);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(url, {
    method: request.method,
    headers,
    redirect: 'manual',
    ...(hasBody && body !== null ? { body: new Uint8Array(body) } : {}),
  });
}

export function parseJson(body: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : {};
  } catch {
    return {}; // the service that receives it says what is wrong with it
  }
}
