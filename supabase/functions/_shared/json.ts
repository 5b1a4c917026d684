import type * as z from 'zod';
import { Refusal } from './refusal.ts';

// No cookie takes part, so any origin may ask: what protects these calls are limits, not origins.
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'authorization, x-client-info, apikey, content-type, x-supabase-api-version',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-max-age': '86400',
};

const LONGEST_BODY = 16_384;

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

function respond({ status, body }: Answer): Response {
  const wait = body['retryAfterSeconds'];
  return Response.json(body, {
    status,
    headers: {
      ...CORS,
      'cache-control': 'no-store',
      ...(typeof wait === 'number' && { 'retry-after': String(wait) }),
    },
  });
}

/** Stops reading at the limit: what is too long is neither held nor parsed. */
async function readText(request: Request, longest: number): Promise<string> {
  const tooLarge = new Refusal(413, 'too-large');
  if (Number(request.headers.get('content-length') ?? 0) > longest) throw tooLarge;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const bytes of request.body ?? []) {
    size += bytes.byteLength;
    if (size > longest) throw tooLarge;
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

async function readBody(request: Request, longest: number): Promise<unknown> {
  const text = await readText(request, longest);
  try {
    // A timer calls with no body at all.
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, 'invalid', { fields: [] });
  }
}

/** Names the fields, never their values: what was typed comes back in no answer and in no log. */
function invalid(error: z.ZodError): Refusal {
  const fields = error.issues.map(({ path }) => path.join('.')).filter(Boolean);
  return new Refusal(400, 'invalid', { fields: [...new Set(fields)] });
}

const Word = /^[\w-]{1,64}$/;

/** A failure's name and code. Its message may quote an address, so it stays out of the log. */
function report(error: unknown): void {
  const { name, code } = Object(error);
  const known = [name, code].filter((part) => typeof part === 'string' && Word.test(part));
  console.error('unexpected failure', ...known);
}

function refuse(error: unknown): Answer {
  if (error instanceof Refusal) {
    return { status: error.status, body: { error: error.word, ...error.details } };
  }
  report(error);
  return { status: 500, body: { error: 'unexpected' } };
}

/**
 * Answers POSTs whose body fits the schema, and everything else in one shape: `{ error, … }`.
 * @param longest bytes of a body
 */
export function answerJson<Input>(
  schema: z.ZodType<Input>,
  handle: (input: Input, request: Request) => Promise<Answer>,
  longest = LONGEST_BODY,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
    try {
      if (request.method !== 'POST') throw new Refusal(405, 'method-not-allowed');
      const input = schema.safeParse(await readBody(request, longest));
      if (!input.success) throw invalid(input.error);
      return respond(await handle(input.data, request));
    } catch (error) {
      return respond(refuse(error));
    }
  };
}
