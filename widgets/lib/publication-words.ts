import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import { formatDay, formatInstant, ownZone, PARIS } from './dates.ts';
import { messageOf, refusalIn } from './error-messages.ts';
import { toAppError } from './errors.ts';

export type Refusals = Record<string, () => string>;

const REFUSALS: Refusals = {
  'title-missing': m.publications_refused_title_missing,
  'title-too-long': m.publications_refused_too_long,
  'body-missing': m.publications_refused_text_missing,
  'body-too-long': m.publications_refused_too_long,
  'community-unknown': m.publications_refused_members,
  'members-only': m.publications_refused_members,
  'access-suspended': m.publications_refused_suspended,
  'administrators-post-here': m.publications_refused_administrators,
  'administrators-only': m.publications_refused_administrators,
  'post-unknown': m.publications_refused_gone,
  'post-hidden': m.publications_refused_hidden,
  'post-not-yours': m.publications_refused_not_yours,
  'post-taken': m.publications_refused_taken,
};

/** Why something was not published, and what to do; each feature adds its own refusals. */
export function publicationMessage(error: unknown, own: Refusals): string {
  const isTooOften = toAppError(error).code === 'too-many';
  return refusalIn(
    { ...REFUSALS, ...own },
    error,
    isTooOften ? () => m.publications_refused_often() : messageOf,
  );
}

const counted = (characters: number): string => characters.toLocaleString(getLocale());

/** As the database counts, before it is sent for nothing; the length is said, so that one knows how far. */
export const lengthRefusal = (text: string, most: number): string => {
  const length = text.trim().length;
  return length > most
    ? m.publications_refused_long({ length: counted(length), most: counted(most) })
    : '';
};

export function titleRefusal(title: string, most: number): string {
  const { length } = title.trim();
  if (length === 0) return m.publications_refused_title_missing();
  return length > most ? m.publications_refused_title_long({ length: counted(length), most }) : '';
}

export const dayOf = (at: Date): string => formatDay(at, PARIS, new Date());

/** « lundi 30 novembre à 15 h, heure de Paris », and what that is where the reader is. */
export function inBothZones(at: Date): string {
  const now = new Date();
  const inParis = formatInstant(at, PARIS, now);
  const here = formatInstant(at, ownZone(), now);
  const said = m.news_when_paris({ when: inParis });
  return here === inParis ? said : `${said}. ${m.news_when_here({ when: here, zone: ownZone() })}`;
}
