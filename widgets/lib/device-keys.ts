// The names under which this site keeps things in a browser all begin alike. Imports nothing: the
// gate of a locked lesson carries it.

/** Chosen for the device, whoever sits in front of it. `site/layouts/head.js` knows them too. */
export const DEVICE_WIDE = ['preau-large', 'preau-reading'];

function forgetStore(store: Storage, spared: string[]): void {
  for (const key of Object.keys(store)) {
    if (key.startsWith('preau-') && !spared.includes(key)) store.removeItem(key);
  }
}

/** At once, in this tab: what a person left in either storage, except what is spared. */
export function forgetKeys(spared: string[] = []): void {
  try {
    forgetStore(localStorage, [...DEVICE_WIDE, ...spared]);
    forgetStore(sessionStorage, spared);
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}
