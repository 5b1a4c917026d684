/** The way to the sign-in page and back to this one. */
export function signInHref(): string {
  const here = typeof location === 'undefined' ? '/' : location.pathname + location.search;
  return `/connexion/?next=${encodeURIComponent(here)}`;
}
