import { m } from '#messages';
import { sizeWords, typeWords } from '../lib/authority.ts';
import {
  cityWords,
  type Detail,
  type DetailsForm,
  type DetailsRow,
  said,
} from './member-details.schema.ts';

export const detailLabels: Record<Detail, () => string> = {
  phone: m.communities_details_phone,
  employer: m.communities_details_employer,
  authority_type: m.communities_details_type,
  authority_size: m.communities_details_size,
  city: m.communities_details_city_short,
  position: m.communities_details_position,
};

/** What somebody told, in words; empty where nothing. */
export function detailWords(row: DetailsRow, detail: Detail): string {
  if (detail === 'authority_type') return row.authority_type ? typeWords[row.authority_type]() : '';
  if (detail === 'authority_size') return row.authority_size ? sizeWords[row.authority_size]() : '';
  return detail === 'city' ? cityWords(row) : said(row[detail]);
}

/** The same of one's own form. */
export function formWords(form: DetailsForm, detail: Detail): string {
  if (detail === 'authority_type') {
    return form.authority_type ? typeWords[form.authority_type]() : '';
  }
  if (detail === 'authority_size') {
    return form.authority_size ? sizeWords[form.authority_size]() : '';
  }
  return form[detail];
}
