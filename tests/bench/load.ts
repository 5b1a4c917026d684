// A steady rate of requests against one call of the API. Each is due at its own moment, whether those
// before it were answered or not, and is timed from that moment: an API that falls behind shows it.
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

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

export async function measureLoad({ rate = 200, seconds = 15, ...call }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true });
  const count = rate * seconds;
  const answers: Promise<boolean>[] = [];
  const times: number[] = [];
  const started = performance.now();
  for (let at = 1; at <= count; at += 1) {
    const due = started + (at * 1000) / rate;
    // A timer comes a millisecond late at best: those due by then are sent together.
    if (due > performance.now()) await wait(due - performance.now());
    const answer = send(agent, call, at);
    answers.push(answer);
    answer.then(() => times.push(performance.now() - due));
  }
  const taken = await Promise.all(answers);
  agent.destroy();
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return { p95, sent: count, refused: taken.filter((isTaken) => !isTaken).length };
}

/** Whether it was answered with what it asked for. */
function send(
  agent: Agent,
  { url, method = 'GET', headers, body }: Omit<Load, 'rate' | 'seconds'>,
  at: number,
): Promise<boolean> {
  return new Promise((answer) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      response.resume();
      response.once('end', () => answer(Math.floor((response.statusCode ?? 0) / 100) === 2));
      response.once('error', () => answer(false));
    });
    sent.once('error', () => answer(false));
    sent.setTimeout(30_000, () => sent.destroy(new Error('no answer')));
    sent.end(body && JSON.stringify(body(at)));
  });
}
