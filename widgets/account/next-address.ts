/** The address of `next=` if it is a path of this site, else null: nobody is sent elsewhere. */
export function nextAddress(search: string, origin: string): string | null {
  const next = new URLSearchParams(search).get('next');
  // The URL parser drops tabs and line breaks, so « /<tab>/evil » must be refused before it.
  if (next === null || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(next)) return null;
  const { origin: target, pathname, search: query, hash } = new URL(next, origin);
  // « /..//evil » is a path here, and an address once its dots are resolved.
  if (target !== origin || pathname.startsWith('//')) return null;
  return pathname + query + hash;
}
