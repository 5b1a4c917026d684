/**
 * `blocked`: the site is reached and its API is not, at once; `silent`: no answer in time; `down`:
 * an answer that says that the service itself is out of order.
 */
export type Reach = 'reached' | 'offline' | 'blocked' | 'silent' | 'down';

/** What became of a request: its HTTP status, or none. */
export type Outcome = number | 'failed' | 'timed-out';

export interface Reached {
  /** What the browser thinks; only its « no » can be believed. */
  isOnline: boolean;
  /** The server of the pages. */
  site: Outcome;
  api: Outcome;
}

/** What stands between this device and the API, as far as a page can tell. */
export function judgeReach({ isOnline, site, api }: Reached): Reach {
  if (typeof api === 'number') return api >= 500 ? 'down' : 'reached';
  if (!isOnline || typeof site !== 'number') return 'offline';
  return api === 'timed-out' ? 'silent' : 'blocked';
}
