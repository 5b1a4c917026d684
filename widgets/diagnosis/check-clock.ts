/** Nothing on the site is shown more exactly than to the minute. */
const TOLERATED_SECONDS = 120;

export interface Times {
  /** The server's `Date` header, exact to the second. */
  serverDate: string | null;
  /** By this device: as the question left, and as the answer came. */
  askedAt: number;
  answeredAt: number;
}

/** By how many seconds this device is ahead of the server (behind: negative); null if unknown. */
export function secondsAhead({ serverDate, askedAt, answeredAt }: Times): number | null {
  const server = Date.parse(serverDate ?? '');
  if (Number.isNaN(server)) return null;
  // The header says the second in which the server answered: somewhere in the middle of both.
  return Math.round(((askedAt + answeredAt) / 2 - (server + 500)) / 1000);
}

export const isClockWrong = (seconds: number): boolean => Math.abs(seconds) > TOLERATED_SECONDS;
