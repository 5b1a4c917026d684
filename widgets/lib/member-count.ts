import { m } from '#messages';

export const memberCount = (count: number): string =>
  count === 1 ? m.communities_member_count_one() : m.communities_member_count_many({ count });
