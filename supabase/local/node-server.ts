import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';

export type Handler = (request: Request, address: string) => Promise<Response>;

/** Serves a fetch-style handler by Node's own HTTP server, on loopback. */
export function serve(handler: Handler, port: number): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error: unknown) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  server.requestTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) {
  const response = await handler(toRequest(incoming), incoming.socket.remoteAddress ?? '');
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response.body === null || incoming.method === 'HEAD') {
    outgoing.end();
  } else {
    // The two declarations of one standard stream do not know each other.
    await pipeline(Readable.fromWeb(response.body as NodeStream), outgoing).catch(ignoreHangUp);
  }
  incoming.resume(); // a body that nobody read would block the connection
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  // A host of our own making: nothing may depend on what a client claims.
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  url.host = '127.0.0.1';
  return new Request(url, {
    method: incoming.method ?? 'GET',
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  });
}

/** Readers close tabs: a response that is cut short is their choice. */
function ignoreHangUp(error: unknown) {
  const isHangUp =
    error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!isHangUp) throw error;
}
