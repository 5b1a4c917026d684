// The report that one can copy or send: what was found, and what the browser says of itself. Nothing
// of the person, of their session or of the pages they have seen.
import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { checkName } from './findings.ts';

/** The contact form takes no more. */
const MAX_LENGTH = 4000;

export interface Device {
  userAgent: string;
  languages: readonly string[];
  screen: string;
}

export const thisDevice = (): Device => ({
  userAgent: navigator.userAgent,
  languages: navigator.languages,
  screen: `${innerWidth} × ${innerHeight}`,
});

const STATES = {
  good: m.diagnosis_report_good,
  fault: m.diagnosis_report_fault,
  unknown: m.diagnosis_report_unknown,
};

/** The figures behind the sentences, for whoever helps. */
function figures({ secondsAhead, zone, reach, mail, storages, films, missing, version }: Facts) {
  const words = { secondsAhead, zone, reach, mail, storages, films, missing, version };
  return Object.entries(words).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}

export function reportOf(facts: Facts, findings: Finding[], device: Device, now: Date): string {
  const lines = [
    m.diagnosis_report_title({
      date: now.toLocaleString(getLocale(), { dateStyle: 'long', timeStyle: 'long' }),
    }),
    '',
    ...findings.map(({ check, state, text }) => `${STATES[state]()} ${checkName(check)} : ${text}`),
    '',
    `${m.diagnosis_report_browser()} ${device.userAgent}`,
    `${m.diagnosis_report_window()} ${device.screen}`,
    `${m.diagnosis_report_languages()} ${device.languages.join(', ')}`,
    '',
    ...figures(facts),
  ];
  return lines.join('\n').slice(0, MAX_LENGTH);
}
