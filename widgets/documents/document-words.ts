import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import { formatDay, PARIS } from '../lib/dates.ts';
import { messageOf } from '../lib/error-messages.ts';
import { AppError, toAppError } from '../lib/errors.ts';
import type { FileRules } from './documents.api.ts';

const REFUSALS: Record<string, () => string> = {
  'file-type-refused': m.documents_refused_type,
  'file-empty': m.documents_refused_empty,
  'file-too-large': m.documents_refused_large,
  'file-lies': m.documents_refused_lies,
  'file-has-macros': m.documents_refused_macros,
  'file-missing': m.documents_refused_missing,
  'picture-has-metadata': m.documents_picture_refused,
  'picture-too-large': m.documents_picture_refused,
  'picture-unreadable': m.documents_picture_unreadable,
  'picture-heavy': m.documents_picture_heavy,
  'upload-unknown': m.documents_refused_again,
  'upload-unchecked': m.documents_refused_again,
  'upload-taken': m.documents_refused_again,
  'document-taken': m.documents_refused_again,
  'document-unknown': m.documents_refused_gone,
  'community-unknown': m.documents_refused_gone,
  'document-of-another': m.documents_refused_of_another,
  'administrators-post-here': m.documents_refused_administrators,
  'administrators-only': m.documents_refused_administrators,
  'members-only': m.documents_refused_members,
  'access-suspended': m.documents_refused_suspended,
  'link-unknown': m.documents_refused_link,
  'link-expired': m.documents_refused_link,
  'title-missing': m.documents_refused_title,
  'title-too-long': m.documents_refused_title_long,
  'description-too-long': m.documents_refused_description_long,
  'category-too-long': m.documents_refused_category_long,
  'notes-too-long': m.documents_refused_notes_long,
  'too-many-attempts': m.documents_refused_many,
  'given-up': m.documents_given_up,
};

/** Why something about a document was not done, and what to do. */
export function documentMessage(error: unknown): string {
  const { reason } = toAppError(error);
  return (reason && Object.hasOwn(REFUSALS, reason) && REFUSALS[reason]?.()) || messageOf(error);
}

const UNITS = [
  { unit: 'megabyte', bytes: 1024 * 1024 },
  { unit: 'kilobyte', bytes: 1024 },
] as const;

/** « 1,2 Mo », « 34 ko » */
export function sizeWords(bytes: number): string {
  const { unit, bytes: one } = UNITS.find((each) => bytes >= each.bytes) ?? UNITS[1];
  return new Intl.NumberFormat(getLocale(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(Math.max(bytes / one, 1));
}

export const dayWords = (at: Date): string => formatDay(at, PARIS, new Date());

export const versionsWords = (count: number): string =>
  count === 1 ? m.documents_versions_one() : m.documents_versions_many({ count });

export const downloadsWords = (count: number): string =>
  count < 2 ? m.documents_downloads_one({ count }) : m.documents_downloads_many({ count });

/** What may be sent, in words: one name for a kind that has two endings. */
export const rulesWords = ({ exts, mostBytes }: FileRules): string =>
  m.documents_rules({
    types: exts.filter((ext) => ext !== 'jpeg').join(', '),
    size: sizeWords(mostBytes),
  });

function reasonAgainst(file: File, { exts, mostBytes }: FileRules): string | undefined {
  const ext = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!exts.includes(ext)) return 'file-type-refused';
  if (file.size === 0) return 'file-empty';
  if (file.size > mostBytes) return 'file-too-large';
  return undefined;
}

/** Why a file is not even sent, and what to do; nothing where it is. */
export function faultOf(file: File | null, rules: FileRules): string | undefined {
  if (!file) return m.documents_file_missing();
  const reason = reasonAgainst(file, rules);
  return reason && documentMessage(new AppError('invalid', { reason }));
}
