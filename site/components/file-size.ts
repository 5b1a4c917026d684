import { getLocale } from '#messages/runtime';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** « 240 ko », « 1,2 Mo » */
export function fileSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return new Intl.NumberFormat(getLocale(), {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
