/** The way to the sign-in page and back to this one. */
export function signInHref(here = location.pathname + location.search): string {
  return `/connexion/?next=${encodeURIComponent(here)}`;
}
