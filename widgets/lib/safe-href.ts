const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address if a link that anybody wrote may lead there, else null. */
export function safeHref(address: string): string | null {
  // Only what is complete: a relative address would look like one of ours.
  if (!/^(https?:\/\/|mailto:)/i.test(address)) return null;
  const url = URL.parse(address);
  return url && ALLOWED.has(url.protocol) ? url.href : null;
}

const BARE = /https?:\/\/[^\s<>"«»\\]+/gi;
const AFTER = /[.,;:!?'’)\]*_]+$/;

/** Cuts a text at the addresses that stand in it as they are. */
export function linksIn(text: string): (string | { href: string })[] {
  const parts: (string | { href: string })[] = [];
  let at = 0;
  for (const match of text.matchAll(BARE)) {
    const address = match[0].replace(AFTER, '');
    if (!safeHref(address)) continue;
    parts.push(text.slice(at, match.index), { href: address });
    at = match.index + address.length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '');
}
