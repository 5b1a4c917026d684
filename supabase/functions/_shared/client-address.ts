/**
 * The learner's address, for the limits, from a header that the outermost proxy states. Proxies add
 * to what a client sent: of several values only the last is theirs.
 */
export function clientAddress(headers: Headers, header = 'x-forwarded-for'): string {
  const last = (headers.get(header) ?? '').split(',').at(-1) ?? '';
  return last.trim() || 'unknown';
}
