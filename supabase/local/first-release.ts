import { z } from 'zod';
import { m } from '#messages';
import type { LocalConfig } from './config.ts';
import { StartError } from './start-error.ts';

const Status = z.object({
  live: z.unknown(),
  failure: z.object({ message: z.string() }).nullable(),
});

const SECOND = 1000;
const LONGEST = 300 * SECOND;
/** A first build may fail for a moment's reason: the publisher tries again by itself. */
const GRACE = 60 * SECOND;

/** Waits until there is something to serve. The publisher's own words say what stands in the way. */
export async function waitForFirstRelease(
  { publisherUrl, secrets }: LocalConfig,
  say: (line: string) => void,
): Promise<void> {
  const begin = Date.now();
  let failing: { message: string; since: number } | null = null;
  let toldAt = begin;
  for (;;) {
    const { live, failure } = await askStatus(publisherUrl, secrets.webhookSecret);
    if (live !== null) {
      if (failure !== null) say(m.app_stack_build_failed({ reason: failure.message }));
      return;
    }
    if (failure === null) failing = null;
    else if (failing === null) {
      failing = { message: failure.message, since: Date.now() };
      say(m.app_stack_build_failed({ reason: failure.message }));
    }
    const isOver = Date.now() - begin > LONGEST;
    if (isOver || (failing !== null && Date.now() - failing.since > GRACE)) {
      throw new StartError(m.app_stack_no_release({ reason: failing?.message ?? '' }));
    }
    if (Date.now() - toldAt > 10 * SECOND) {
      toldAt = Date.now();
      const seconds = `${Math.round((Date.now() - begin) / SECOND)}`;
      say(m.app_stack_still_starting({ part: m.app_stack_first_release(), seconds }));
    }
    await new Promise((resolve) => setTimeout(resolve, SECOND / 4));
  }
}

async function askStatus(publisherUrl: string, secret: string) {
  try {
    const response = await fetch(`${publisherUrl}/status`, {
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(5000),
    });
    return Status.parse(await response.json());
  } catch {
    return { live: null, failure: null }; // it is being started again: the supervisor tells
  }
}
