export type ReleaseState = 'open' | 'scheduled' | 'undated';

/** Where a date stands against `now`. What has no date is not open. */
export function releaseState(opensAt: Date | null, now: Date): ReleaseState {
  if (opensAt === null) return 'undated';
  return opensAt.getTime() <= now.getTime() ? 'open' : 'scheduled';
}

/** A lesson may have its own date; else its module's counts. */
export function effectiveOpening(own: Date | null, module: Date | null): Date | null {
  return own ?? module;
}

/** True where the body may stand in the page itself: open to everybody, at `now`. */
export function isStaticAt(
  access: 'public' | 'enrolled',
  opensAt: Date | null,
  now: Date,
): boolean {
  return access === 'public' && releaseState(opensAt, now) === 'open';
}
