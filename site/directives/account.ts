import type { ClientDirective } from 'astro';

// Inlined into every page that has such an island, so it imports nothing.
const SESSION_KEY = 'preau-session';
const SESSION_CHANGED = 'preau:session';

function hasSession(): boolean {
  try {
    return localStorage.getItem(SESSION_KEY) !== null;
  } catch {
    // Storage is forbidden in this browser: nobody is signed in.
    return false;
  }
}

/** `client:account` loads an island where somebody is signed in, after the page was painted. */
const account: ClientDirective = (load) => {
  const start = () => {
    if (!hasSession()) return;
    removeEventListener(SESSION_CHANGED, start);
    removeEventListener('storage', start);
    removeEventListener('pageshow', start);
    requestAnimationFrame(() => {
      setTimeout(async () => {
        const hydrate = await load();
        await hydrate();
      });
    });
  };
  addEventListener(SESSION_CHANGED, start);
  addEventListener('storage', start);
  // The back button brings back a page that slept while somebody signed in.
  addEventListener('pageshow', start);
  start();
};

export default account;
