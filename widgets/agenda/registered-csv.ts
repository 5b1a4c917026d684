import { m } from '#messages';
import { PARIS } from '../lib/dates.ts';
import { localTime } from '../lib/zoned-time.ts';
import type { Registration } from './agenda.api.ts';

/** What a spreadsheet would run is text; what would end a cell stays in it. */
const cell = (text: string): string => {
  const harmless = /^[\s]*[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** « 10/12/2026 14:00 », which a French spreadsheet takes for a date. */
const dateCell = (at: Date): string => {
  const [day = '', time = ''] = localTime(at, PARIS).split('T');
  return `${day.split('-').reverse().join('/')} ${time}`;
};

/** Who comes, for a French Excel: semicolons, and the mark by which it knows the accents. */
export function registeredCsv(registrations: Registration[]): string {
  const head = [
    m.agenda_csv_name(),
    m.agenda_csv_state(),
    m.agenda_csv_order(),
    m.agenda_csv_registered_at(),
  ];
  const rows = registrations.map(({ name, isWaiting, at }, index) => [
    cell(name ?? m.agenda_nobody()),
    cell(isWaiting ? m.agenda_state_waiting() : m.agenda_state_registered()),
    String(index + 1),
    dateCell(at),
  ]);
  return `\ufeff${[head.map(cell), ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
}
