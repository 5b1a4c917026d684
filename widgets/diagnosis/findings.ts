// From facts to sentences: what was found, what it hinders, and which help page mends it.
import { m } from '#messages';
import { helpHref } from '../lib/help-places.ts';
import { isClockWrong } from './check-clock.ts';
import { isMailLate } from './check-mail.ts';
import { durationInWords } from './durations.ts';
import type { Facts } from './facts.ts';
import { CHECKS, type CheckName, type Finding } from './finding.ts';

type Found = Omit<Finding, 'check'>;

const good = (text: string): Found => ({ state: 'good', text, hinders: '' });
const unknown = (text: string): Found => ({ state: 'unknown', text, hinders: '' });
const fault = (text: string, hinders: string, help: Finding['help']): Found => ({
  state: 'fault',
  text,
  hinders,
  help,
});

const HELP = {
  browser: () => ({ href: helpHref('browser'), label: m.diagnosis_help_browser() }),
  cookies: () => ({ href: helpHref('cookies'), label: m.diagnosis_help_cookies() }),
  clock: () => ({ href: helpHref('clock'), label: m.diagnosis_help_clock() }),
  blocked: () => ({ href: helpHref('blocked'), label: m.diagnosis_help_blocked() }),
  contact: () => ({ href: helpHref('contact'), label: m.diagnosis_help_contact() }),
  mail: () => ({ href: helpHref('mail-delays'), label: m.diagnosis_help_mail() }),
  films: () => ({ href: helpHref('film-does-not-start'), label: m.diagnosis_help_films() }),
  subtitles: () => ({ href: helpHref('subtitles'), label: m.diagnosis_help_subtitles() }),
  version: () => ({ href: helpHref('old-version'), label: m.diagnosis_help_version() }),
};

const FOUND: Record<(typeof CHECKS)[number], (facts: Facts) => Found> = {
  script: () => good(m.diagnosis_script_good()),

  features: ({ missing }) =>
    missing.length === 0
      ? good(m.diagnosis_features_good())
      : fault(m.diagnosis_features_fault(), m.diagnosis_features_hinders(), HELP.browser()),

  cookies: ({ storages }) =>
    storages.cookies
      ? good(m.diagnosis_cookies_good())
      : fault(m.diagnosis_cookies_fault(), m.diagnosis_cookies_hinders(), HELP.cookies()),

  storage: ({ storages }) =>
    storages.local && storages.session
      ? good(m.diagnosis_storage_good())
      : fault(m.diagnosis_storage_fault(), m.diagnosis_storage_hinders(), HELP.cookies()),

  clock: ({ secondsAhead, zone }) => {
    if (secondsAhead === null) return unknown(m.diagnosis_clock_unknown());
    if (!isClockWrong(secondsAhead)) return good(m.diagnosis_clock_good({ zone }));
    const duration = durationInWords(secondsAhead);
    return fault(
      secondsAhead > 0
        ? m.diagnosis_clock_ahead({ duration, zone })
        : m.diagnosis_clock_behind({ duration, zone }),
      m.diagnosis_clock_hinders(),
      HELP.clock(),
    );
  },

  api: ({ reach }) => {
    switch (reach) {
      case 'reached':
        return good(m.diagnosis_api_good());
      case 'offline':
        return fault(m.diagnosis_api_offline(), m.diagnosis_api_hinders(), HELP.blocked());
      case 'blocked':
        return fault(m.diagnosis_api_blocked(), m.diagnosis_api_hinders(), HELP.blocked());
      case 'silent':
        return fault(m.diagnosis_api_silent(), m.diagnosis_api_hinders(), HELP.blocked());
      case 'down':
        return fault(m.diagnosis_api_down(), m.diagnosis_api_hinders(), HELP.contact());
    }
  },

  mail: ({ mail }) => {
    if (mail === null) return unknown(m.diagnosis_mail_unknown());
    if (!isMailLate(mail)) return good(m.diagnosis_mail_good());
    const duration = durationInWords(mail.waiting_minutes * 60);
    return fault(m.diagnosis_mail_fault({ duration }), m.diagnosis_mail_hinders(), HELP.mail());
  },

  films: ({ films }) =>
    films.mp4
      ? good(m.diagnosis_films_good())
      : fault(m.diagnosis_films_fault(), m.diagnosis_films_hinders(), HELP.films()),

  subtitles: ({ films }) =>
    films.subtitles
      ? good(m.diagnosis_subtitles_good())
      : fault(m.diagnosis_subtitles_fault(), m.diagnosis_subtitles_hinders(), HELP.subtitles()),

  version: ({ version: { shown, published } }) => {
    if (published === null) return unknown(m.diagnosis_version_unknown());
    if (shown === published) return good(m.diagnosis_version_good());
    return fault(m.diagnosis_version_fault(), m.diagnosis_version_hinders(), HELP.version());
  },
};

const NAMES: Record<CheckName, () => string> = {
  script: m.diagnosis_script,
  features: m.diagnosis_features,
  cookies: m.diagnosis_cookies,
  storage: m.diagnosis_storage,
  clock: m.diagnosis_clock,
  api: m.diagnosis_api,
  mail: m.diagnosis_mail,
  films: m.diagnosis_films,
  subtitles: m.diagnosis_subtitles,
  version: m.diagnosis_version,
  youtube: m.diagnosis_youtube,
};

export const checkName = (check: CheckName): string => NAMES[check]();

export const findingsOf = (facts: Facts): Finding[] =>
  CHECKS.map((check) => ({ check, ...FOUND[check](facts) }));

/** What became of asking YouTube, which is asked by a click alone. */
export const youtubeFinding = (isReached: boolean): Finding => ({
  check: 'youtube',
  ...(isReached
    ? good(m.diagnosis_youtube_good())
    : fault(m.diagnosis_youtube_fault(), m.diagnosis_youtube_hinders(), HELP.blocked())),
});
