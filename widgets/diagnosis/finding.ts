/** What a check looks at; also the order in which the findings stand. */
export const CHECKS = [
  'script',
  'features',
  'cookies',
  'storage',
  'clock',
  'api',
  'mail',
  'films',
  'subtitles',
  'version',
] as const;

/** What YouTube answers is asked by a click alone. */
export type CheckName = (typeof CHECKS)[number] | 'youtube';

/**
 * `unknown` is what could not be looked at, mostly because something else stands in the way: it
 * counts neither as a fault nor as good.
 */
export interface Finding {
  check: CheckName;
  state: 'good' | 'fault' | 'unknown';
  /** What was found, in words. */
  text: string;
  /** What a fault hinders; empty without a fault. */
  hinders: string;
  /** Where the help for a fault stands, and what the link says. */
  help?: { href: string; label: string } | undefined;
}

export const faultsOf = (findings: Finding[]): Finding[] =>
  findings.filter(({ state }) => state === 'fault');
