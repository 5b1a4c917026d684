import { m } from '#messages';

/** The value of a question that is not for somebody. */
export const NOT_CONCERNED = 'not-concerned';

/** What kind of local authority somebody works for, as `member_details.authority_type` knows it. */
export const AUTHORITY_TYPES = [
  'commune',
  'intercommunality',
  'department',
  'region',
  'joint-authority',
  'social-centre',
  'fire-service',
  'management-centre',
  'other',
  NOT_CONCERNED,
] as const;
export type AuthorityType = (typeof AUTHORITY_TYPES)[number];

/** How many people live there. */
export const AUTHORITY_SIZES = [
  'under-2000',
  '2000-9999',
  '10000-19999',
  '20000-49999',
  '50000-99999',
  '100000-and-more',
  NOT_CONCERNED,
] as const;
export type AuthoritySize = (typeof AUTHORITY_SIZES)[number];

export const typeWords: Record<AuthorityType, () => string> = {
  commune: m.authority_type_commune,
  intercommunality: m.authority_type_intercommunality,
  department: m.authority_type_department,
  region: m.authority_type_region,
  'joint-authority': m.authority_type_joint_authority,
  'social-centre': m.authority_type_social_centre,
  'fire-service': m.authority_type_fire_service,
  'management-centre': m.authority_type_management_centre,
  other: m.authority_type_other,
  [NOT_CONCERNED]: m.authority_not_concerned,
};

export const sizeWords: Record<AuthoritySize, () => string> = {
  'under-2000': m.authority_size_under_2000,
  '2000-9999': m.authority_size_2000,
  '10000-19999': m.authority_size_10000,
  '20000-49999': m.authority_size_20000,
  '50000-99999': m.authority_size_50000,
  '100000-and-more': m.authority_size_100000,
  [NOT_CONCERNED]: m.authority_not_concerned,
};
