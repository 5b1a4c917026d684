// What a browser may keep. Each probe is taken away at once.
const PROBE = 'preau-probe';

export interface Storages {
  cookies: boolean;
  local: boolean;
  session: boolean;
  /** The site keeps nothing there; a browser that refuses it says something about its settings. */
  database: boolean;
}

/** A browser may say that cookies are welcome and drop them all the same. */
export function takesCookies(page: Pick<Document, 'cookie'>, says: boolean): boolean {
  if (!says) return false;
  try {
    page.cookie = `${PROBE}=1; Path=/; SameSite=Lax`;
    const isKept = page.cookie.includes(`${PROBE}=1`);
    page.cookie = `${PROBE}=; Path=/; SameSite=Lax; Max-Age=0`;
    return isKept;
  } catch {
    // A page in a closed frame may not even ask.
    return false;
  }
}

/** @param open gives the storage; where it is forbidden, already that throws. */
export function takesItems(open: () => Storage): boolean {
  try {
    const storage = open();
    storage.setItem(PROBE, '1');
    const isKept = storage.getItem(PROBE) === '1';
    storage.removeItem(PROBE);
    return isKept;
  } catch {
    return false;
  }
}

/** @param open gives the browser's databases; undefined in a very old one. */
export function takesDatabases(open: () => IDBFactory | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const databases = open();
      const opening = databases?.open(PROBE);
      if (!databases || !opening) return resolve(false);
      opening.onerror = () => resolve(false);
      opening.onsuccess = () => {
        opening.result.close();
        databases.deleteDatabase(PROBE);
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
