// All that the page looks at, before any word is made of it.
import { ownZone } from '../lib/date-format.ts';
import { secondsAhead } from './check-clock.ts';
import { missingFeatures } from './check-features.ts';
import { type FilmSupport, filmSupport } from './check-films.ts';
import type { MailHealth } from './check-mail.ts';
import { judgeReach, type Reach } from './check-reach.ts';
import { type Storages, takesCookies, takesDatabases, takesItems } from './check-storage.ts';
import { versionIn } from './check-version.ts';
import { askApi, askSite, readMailHealth } from './diagnosis.api.ts';

export interface Facts {
  missing: string[];
  storages: Storages;
  /** By how many seconds the device is ahead of the server; null where nobody answered. */
  secondsAhead: number | null;
  zone: string;
  reach: Reach;
  mail: MailHealth | null;
  films: FilmSupport;
  version: { shown: string | null; published: string | null };
}

async function lookAtStorages(): Promise<Storages> {
  return {
    cookies: takesCookies(document, navigator.cookieEnabled),
    local: takesItems(() => localStorage),
    session: takesItems(() => sessionStorage),
    database: await takesDatabases(() => indexedDB),
  };
}

export async function gatherFacts(): Promise<Facts> {
  const [site, api, storages] = await Promise.all([askSite(), askApi(), lookAtStorages()]);
  return {
    missing: missingFeatures(globalThis),
    storages,
    secondsAhead: secondsAhead(site),
    zone: ownZone(),
    reach: judgeReach({ isOnline: navigator.onLine, site: site.outcome, api: api.outcome }),
    mail: readMailHealth(api),
    films: filmSupport(document.createElement('video')),
    version: {
      shown: document.documentElement.dataset['v'] ?? null,
      published: versionIn(site.text),
    },
  };
}
