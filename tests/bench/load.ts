// A steady two hundred requests a second against one call of the API.
import autocannon from 'autocannon';

export interface Load {
  url: string;
  method?: 'GET' | 'POST';
  headers: Record<string, string>;
  /** The body of the n-th request. */
  body?: (at: number) => unknown;
}

const RATE = 200;
const SECONDS = 15;

/** @returns the 95th percentile in ms, how many were sent, and how many answers were no 2xx. */
export async function measureLoad({ url, method = 'GET', headers, body }: Load) {
  let at = 0;
  const times: number[] = [];
  const run = autocannon({
    url,
    connections: 20,
    overallRate: RATE,
    duration: SECONDS,
    requests: [
      {
        method,
        headers,
        setupRequest: (request) => {
          at += 1;
          return body ? { ...request, body: JSON.stringify(body(at)) } : request;
        },
      },
    ],
  });
  run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const { requests, non2xx, errors } = await run;
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
  return { p95: p95 ?? Number.NaN, sent: requests.total, refused: non2xx + errors };
}
