import { isIP } from 'node:net';

/**
 * The learner's address, for the limits, from a header that the outermost proxy states. Proxies add
 * to what a client sent: of several values only the last is theirs.
 */
export function clientAddress(headers: Headers, header = 'x-forwarded-for'): string {
  const last = (headers.get(header) ?? '').split(',').at(-1) ?? '';
  return networkOf(last.trim()) || 'unknown';
}

/**
 * A line gets a whole /64 of IPv6, and may change its address within it as often as it likes. Still
 * an address: Auth, which is told it too, takes nothing else.
 */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  }
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::`;
}

/** The eight groups of a valid IPv6 address, without its zone. */
function groupsOf(address: string): number[] {
  const [bare = ''] = address.split('%');
  const [before = [], after] = bare
    .split('::')
    .map((half) => (half ? half.split(':').flatMap(groupsIn) : []));
  if (!after) return before;
  return [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}

/** One group, or the two of an IPv4 address at the end. */
function groupsIn(part: string): number[] {
  if (!part.includes('.')) return [Number.parseInt(part, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}
