import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';

/** Loopback, and the ranges that no router on the internet forwards (RFC 1918, RFC 4193). */
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8);
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('10.0.0.0', 8);
NEAR.addSubnet('172.16.0.0', 12);
NEAR.addSubnet('192.168.0.0', 16);
NEAR.addSubnet('fc00::', 7, 'ipv6');

/** Whoever sets one of these is a proxy, and speaks for somebody whose address cannot be known. */
const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

export type Caller = {
  /** The other end of the connection itself: no header has a say in it. */
  address: string | undefined;
  headers: Record<string, unknown>;
};

/** True for the publisher alone: from this machine or a private network, with the token of the keys. */
export function opensTo({ address, headers }: Caller, token: string | undefined): boolean {
  if (!token || !isNear(address) || FORWARDING.some((name) => name in headers)) return false;
  return timingSafeEqual(digest(headers['authorization']), digest(`Bearer ${token}`));
}

function isNear(address = ''): boolean {
  const [plain = ''] = address.split('%');
  return NEAR.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** Of one length, so that comparing takes one time. */
function digest(text: unknown) {
  return createHash('sha256').update(String(text)).digest();
}
