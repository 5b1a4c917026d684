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

/** @returns the 97.5th percentile in ms (autocannon keeps no 95th) and how many answers were no 2xx. */
export async function measureLoad({ url, method = 'GET', headers, body }: Load) {
  let at = 0;
  const result = await autocannon({
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
  return {
    p97: result.latency.p97_5,
    sent: result.requests.total,
    refused: result.non2xx + result.errors,
  };
}
