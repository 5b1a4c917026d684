import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { Notice } from '../ui/Notice.tsx';

/** When it was saved, in the words of that part of the page. */
export function SavedAt({
  at,
  words = m.account_saved_at,
}: {
  at: Date | null;
  words?: (inputs: { time: string }) => string;
}) {
  return at ? <Notice kind="success">{words({ time: formatTime(at, ownZone()) })}</Notice> : null;
}
