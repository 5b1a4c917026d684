import { m } from '#messages';
import type { Refusals } from '../lib/publication-words.ts';

export const LINK_REFUSALS: Refusals = {
  'title-too-long': m.links_refused_too_long,
  'address-too-long': m.links_refused_too_long,
  'description-too-long': m.links_refused_too_long,
  'category-too-long': m.links_refused_too_long,
  'address-missing': m.links_refused_address_missing,
  'address-unsafe': m.links_refused_address,
  'links-full': m.links_refused_full,
  'link-taken': m.publications_refused_taken,
};
