import { PARIS } from '../lib/dates.ts';

/** By how much the clocks of Paris are ahead at an instant, in milliseconds. */
function aheadAt(instant: Date): number {
  const there = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: PARIS, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(instant);
  const part = (type: string) => Number(there.find((one) => one.type === type)?.value);
  return (
    Date.UTC(
      ...[part('year'), part('month') - 1, part('day')],
      ...[part('hour'), part('minute'), part('second')],
    ) - instant.getTime()
  );
}

/** The midnight in Paris on which a day, such as « 2026-12-01 », has ended. */
export function endOfDay(day: string): Date {
  const guess = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000);
  return new Date(guess.getTime() - aheadAt(new Date(guess.getTime() - aheadAt(guess))));
}
