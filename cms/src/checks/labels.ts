// Built, the catalogue lies beside the code (cms/build.mjs copies it there); from the sources, it
// is the project's own.
const PLACES = ['../../labels.json', '../../../messages/fr.json'];

// Not imported: the admin panel takes these checks into the browser, which has no files.
const files = globalThis.process?.getBuiltinModule?.('node:fs');

let known: Map<string, string> | undefined;

/** The texts of the interface, by the key that `<Label name="…" />` quotes. */
export function labels(): ReadonlyMap<string, string> {
  if (known) return known;
  const place = PLACES.map((path) => `${__dirname}/${path}`).find((path) =>
    files?.existsSync(path),
  );
  if (!files || !place) {
    throw new Error(`No catalogue of labels in ${PLACES.join(' or ')}: build the CMS.`);
  }
  const catalogue: Record<string, string> = JSON.parse(files.readFileSync(place, 'utf8'));
  known = new Map(Object.entries(catalogue).filter(([key]) => !key.startsWith('$')));
  return known;
}

/** Whether a key is one of them. In the browser every key passes: the server says so when saving. */
export const isLabel = (key: string): boolean => !files || labels().has(key);
