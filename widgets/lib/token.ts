// The link's secret stands behind the « # »: no server, log or referrer ever gets to see it.

export const readToken = (): string | null =>
  new URLSearchParams(location.hash.slice(1)).get('token') || null;

export function onTokenChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Once it has served, the address bar and the history forget it. */
export function spendToken(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
