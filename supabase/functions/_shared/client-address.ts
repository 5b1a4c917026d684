/**
 * The learner's address, for the limits, from a header that the outermost proxy states. Proxies add
 * to what a client sent: of several values only the last is theirs.
 */
export function clientAddress(headers: Headers, header = 'x-forwarded-for'): string {
  const last = (headers.get(header) ?? '').split(',').at(-1) ?? '';
  return networkOf(last.trim()) || 'unknown';
}

/** The first six groups of an IPv4 address that is written as one of IPv6. */
const MAPPED = '0:0:0:0:0:ffff';

/**
 * A line gets a whole /64 of IPv6, and may change its address within it as often as it likes. Still
 * an address: Auth, which is told it too, takes nothing else.
 */
function networkOf(address: string): string {
  const groups = groupsOf(address);
  if (!groups) return address;
  if (groups.slice(0, 6).join(':') !== MAPPED) return `${groups.slice(0, 4).join(':')}::`;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/** The eight groups of an IPv6 address without its zone, in the one way to write them. */
function groupsOf(address: string): string[] | undefined {
  const [bare = ''] = address.split('%');
  // Read by who knows all the ways: it answers groups without zeros, and at most one `::`.
  const url = /^[\da-f:.]*:[\da-f:.]*$/i.test(bare) ? URL.parse(`http://[${bare}]/`) : null;
  if (!url) return undefined;
  const [before = [], after = []] = url.hostname
    .slice(1, -1)
    .split('::')
    .map((half) => (half ? half.split(':') : []));
  return [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
}
