import { safeHref } from '../lib/safe-href.ts';
import type { CommunityLink } from './links.api.ts';

/** The links under their headings: a heading stands where its first link does, those without come last. */
export function byCategory(links: CommunityLink[]): [category: string, links: CommunityLink[]][] {
  const groups = new Map<string, CommunityLink[]>();
  for (const link of links) {
    groups.set(link.category, [...(groups.get(link.category) ?? []), link]);
  }
  return [...groups].sort(([one], [other]) => Number(one === '') - Number(other === ''));
}

/** The ids once a link has changed places with its neighbour under the same heading; null at the end. */
export function moved(links: CommunityLink[], id: string, by: 1 | -1): string[] | null {
  const link = links.find((one) => one.id === id);
  const siblings = links.filter(({ category }) => category === link?.category);
  const neighbour = siblings[siblings.findIndex((one) => one.id === id) + by];
  if (!link || !neighbour) return null;
  return links.map((one) => {
    if (one.id === id) return neighbour.id;
    return one.id === neighbour.id ? id : one.id;
  });
}

/** As somebody types or pastes an address: without the protocol, https is meant. */
export function tidyAddress(typed: string): string {
  const address = typed.trim();
  return address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}

/** As the database allows it: https alone, and no name before an @, which leads elsewhere than it seems. */
export const isSafe = (address: string): boolean =>
  /^https:\/\/[^\s/@?#]+([/?#]\S*)?$/.test(address) && safeHref(address) !== null;
