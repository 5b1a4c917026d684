/**
 * The learner's address, for the limits. The gateway overwrites what a client sent, so the first
 * value is its own.
 */
export function clientAddress(headers: Headers): string {
  const [first = ''] = (headers.get('x-forwarded-for') ?? '').split(',');
  return first.trim() || 'unknown';
}
