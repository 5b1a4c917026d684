import { m } from '#messages';
import { ownZone, PARIS } from '../lib/dates.ts';

/** Where French local authorities are. */
const NAMES: Record<string, () => string> = {
  [PARIS]: m.agenda_zone_paris,
  'America/Guadeloupe': m.agenda_zone_guadeloupe,
  'America/Martinique': m.agenda_zone_martinique,
  'America/Cayenne': m.agenda_zone_guyane,
  'America/Miquelon': m.agenda_zone_miquelon,
  'Indian/Reunion': m.agenda_zone_reunion,
  'Indian/Mayotte': m.agenda_zone_mayotte,
  'Pacific/Noumea': m.agenda_zone_noumea,
  'Pacific/Tahiti': m.agenda_zone_tahiti,
  'Pacific/Wallis': m.agenda_zone_wallis,
};

/** « heure de Paris »; of a zone that has no name here, its own. */
export const zoneName = (zone: string): string =>
  (Object.hasOwn(NAMES, zone) && NAMES[zone]?.()) || m.agenda_zone_other({ zone });

/** What a form offers: these, the device's own, and the one that the event has. */
export const zonesFor = (zone: string): string[] => [
  ...new Set([...Object.keys(NAMES), ownZone(), zone]),
];

/** In whose hours somebody most likely thinks: their own where they are in France, else those of Paris. */
export const likelyZone = (own = ownZone()): string => (Object.hasOwn(NAMES, own) ? own : PARIS);
