import { m } from '#messages';
import type { AuthoritySize, AuthorityType } from '../lib/authority.ts';
import type { Why } from './suggestions.schema.ts';

const forType: Partial<Record<AuthorityType, () => string>> = {
  commune: m.authority_for_commune,
  intercommunality: m.authority_for_intercommunality,
  department: m.authority_for_department,
  region: m.authority_for_region,
  'joint-authority': m.authority_for_joint_authority,
  'social-centre': m.authority_for_social_centre,
  'fire-service': m.authority_for_fire_service,
  'management-centre': m.authority_for_management_centre,
};

const ofSize: Partial<Record<AuthoritySize, () => string>> = {
  'under-2000': m.authority_of_under_2000,
  '2000-9999': m.authority_of_2000,
  '10000-19999': m.authority_of_10000,
  '20000-49999': m.authority_of_20000,
  '50000-99999': m.authority_of_50000,
  '100000-and-more': m.authority_of_100000,
};

/** Why a community is proposed, in one sentence: the nearest reason. */
export function whyWords({ course, type, size, position, is_busy }: Why): string {
  if (course !== null) return m.communities_why_course({ course });
  if (position !== null) return m.communities_why_position({ position });
  const wide = (type && forType[type]) ?? m.authority_for_any;
  const narrow = size && ofSize[size];
  if (narrow) return `${wide()} ${narrow()}`;
  if (type) return wide();
  return is_busy ? m.communities_why_busy() : m.communities_why_discover();
}
