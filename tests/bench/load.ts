// A steady rate of requests against one call of the API.
import autocannon from 'autocannon';

export interface Load {
  url: string;
  method?: 'GET' | 'POST';
  headers: Record<string, string>;
  /** The body of the n-th request. */
  body?: (at: number) => unknown;
  /** Requests a second. */
  rate?: number;
  seconds?: number;
}

export interface Measured {
  /** The 95th percentile, in ms. */
  p95: number;
  sent: number;
  /** Answers that were no 2xx, and requests that got none. */
  refused: number;
}

export function measureLoad({
  url,
  method = 'GET',
  headers,
  body,
  rate = 200,
  seconds = 15,
}: Load): Promise<Measured> {
  let at = 0;
  const times: number[] = [];
  const setupRequest = (request: autocannon.Request) => {
    at += 1;
    return body ? { ...request, body: JSON.stringify(body(at)) } : request;
  };
  return new Promise((done, fail) => {
    const run = autocannon(
      {
        url,
        connections: 20,
        overallRate: rate,
        duration: seconds,
        requests: [{ method, headers, setupRequest }],
      },
      (error, { requests, non2xx, errors }) => {
        if (error) return fail(error);
        const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
        return done({ p95, sent: requests.total, refused: non2xx + errors });
      },
    );
    run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
}
