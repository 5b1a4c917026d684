import { getLocale } from '#messages/runtime';

const SECONDS = { day: 86_400, hour: 3600, minute: 60 } as const;

/** « 2 jours et 3 heures », « 12 minutes »: the two largest units, at least a minute. */
export function durationInWords(seconds: number): string {
  let left = Math.max(60, Math.abs(seconds));
  const parts = (['day', 'hour', 'minute'] as const).flatMap((unit) => {
    const count = Math.floor(left / SECONDS[unit]);
    left -= count * SECONDS[unit];
    if (count === 0) return [];
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(getLocale(), format).format(count);
  });
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(parts.slice(0, 2));
}
