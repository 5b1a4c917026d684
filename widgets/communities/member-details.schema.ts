import * as z from 'zod/mini';
import { m } from '#messages';
import { AUTHORITY_SIZES, AUTHORITY_TYPES, NOT_CONCERNED } from '../lib/authority.ts';

/** What one may tell, in the order in which it is asked. `visible` names them. */
export const DETAILS = [
  'position',
  'employer',
  'authority_type',
  'authority_size',
  'city',
  'phone',
] as const;
export type Detail = (typeof DETAILS)[number];

const told = z.nullable(z.string());

/** The fields of somebody, as `own_member_details` and the lists of members tell them. */
export const DetailsRow = z.object({
  phone: told,
  employer: told,
  authority_type: z.nullable(z.enum(AUTHORITY_TYPES)),
  authority_size: z.nullable(z.enum(AUTHORITY_SIZES)),
  city: told,
  postcode: told,
  position: told,
});
export type DetailsRow = z.infer<typeof DetailsRow>;

export const OwnDetailsRow = z.extend(DetailsRow, { visible: z.array(z.enum(DETAILS)) });

const isNotConcerned = (typed: string): boolean =>
  typed.localeCompare(m.authority_not_concerned(), 'fr', { sensitivity: 'base' }) === 0;

/** « 0612345678 » as it is read aloud; null for what is no number. An international one stays. */
export function parsePhone(typed: string): string | null {
  const dense = typed.replace(/[\s.\-()/]/g, '');
  if (!/^\+?\d{4,15}$/.test(dense)) return null;
  if (/^0\d{9}$/.test(dense)) return dense.replace(/(\d\d)(?=\d)/g, '$1 ');
  return /^\+?\d[\d ]*$/.test(typed) ? typed.replace(/\s+/g, ' ') : dense;
}

/** « Paris 12 (75012) », « 75012 Paris 12 »: a city and its five digits, in whatever order. */
export function parseCity(typed: string): { city: string; postcode: string } | null {
  const found =
    /^(?:(?<first>\d{5})[\s,]+)?(?<city>.*?)(?:[\s,]*\(?(?<!\d)(?<last>\d{5})\)?)?$/.exec(typed);
  const { first, last, city = '' } = found?.groups ?? {};
  const postcode = last ?? first;
  if (!postcode || (first && last) || !/\p{L}/u.test(city) || /[()]/.test(city)) return null;
  return { city: city.replace(/\s+/g, ' ').trim().toLocaleUpperCase('fr'), postcode };
}

/** A field that may stay empty, or say that it is not for this person. */
const optional = (parse: (typed: string) => boolean, error: () => string) =>
  z.string().check(
    z.trim(),
    z.refine((typed) => typed === '' || isNotConcerned(typed) || parse(typed), { error }),
  );

const upTo = (max: number) =>
  z
    .string()
    .check(z.trim(), z.maxLength(max, { error: () => m.communities_details_too_long({ max }) }));

/** As it is typed; the database holds the same limits. */
export const DetailsForm = z.object({
  phone: optional((typed) => parsePhone(typed) !== null, m.communities_details_phone_invalid),
  employer: upTo(150),
  authority_type: z.enum(['', ...AUTHORITY_TYPES]),
  authority_size: z.enum(['', ...AUTHORITY_SIZES]),
  city: optional(
    (typed) => typed.length <= 100 && parseCity(typed) !== null,
    m.communities_details_city_invalid,
  ),
  position: upTo(150),
  visible: z.array(z.enum(DETAILS)),
});
export type DetailsForm = z.infer<typeof DetailsForm>;

/** « PARIS 12 (75012) ». */
export const cityWords = ({ city, postcode }: Pick<DetailsRow, 'city' | 'postcode'>): string =>
  postcode ? `${city} (${postcode})` : said(city);

/** A text of theirs as it is shown. */
export const said = (value: string | null): string =>
  value === NOT_CONCERNED ? m.authority_not_concerned() : (value ?? '');

export const toForm = (row: z.infer<typeof OwnDetailsRow>): DetailsForm => ({
  phone: said(row.phone),
  employer: said(row.employer),
  authority_type: row.authority_type ?? '',
  authority_size: row.authority_size ?? '',
  city: cityWords(row),
  position: said(row.position),
  visible: row.visible,
});

const toSay = (typed: string): string => (isNotConcerned(typed) ? NOT_CONCERNED : typed);

/** What `save_member_details` is given for a form that was found good. */
export function toSave(form: DetailsForm) {
  const { position, ...rest } = form;
  const place = parseCity(form.city);
  return {
    ...rest,
    phone: parsePhone(form.phone) ?? toSay(form.phone),
    employer: toSay(form.employer),
    held_position: toSay(position),
    city: place?.city ?? toSay(form.city),
    postcode: place?.postcode ?? '',
  };
}
