import type { Audit } from '../cms/content.schema.ts';

export type Conformity = {
  state: 'none' | 'partial' | 'full';
  /** The audit that counts, with its date and its rate; undefined where there is none. */
  audit: { day: Date; rate: number; auditor: string } | undefined;
  /** There was an audit, more than three years ago. */
  isOutdated: boolean;
};

const VALID_YEARS = 3;

/**
 * What the site may say of its own accessibility: « non conforme » until somebody has looked, dated
 * it and signed it; the rate decides then, for three years (décret 2019-768).
 */
export function conformityOf({ date, rate, auditor }: Audit, now: Date): Conformity {
  const none = { state: 'none', audit: undefined, isOutdated: false } as const;
  if (date === null || rate === null || auditor.trim() === '') return none;
  const day = new Date(`${date}T00:00:00Z`);
  if (day > now) return none;
  const end = new Date(day);
  end.setUTCFullYear(end.getUTCFullYear() + VALID_YEARS);
  if (now >= end) return { ...none, isOutdated: true };
  const state = rate >= 100 ? 'full' : rate >= 50 ? 'partial' : 'none';
  return { state, audit: { day, rate, auditor }, isOutdated: false };
}
