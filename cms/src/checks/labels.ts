import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Built, the catalogue lies beside the code (cms/build.mjs copies it there); from the sources, it
// is the project's own.
const PLACES = [join(__dirname, '../../labels.json'), join(__dirname, '../../../messages/fr.json')];

let known: Map<string, string> | undefined;

/** The texts of the interface, by the key that `<Label name="…" />` quotes. */
export function labels(): ReadonlyMap<string, string> {
  if (known) return known;
  const place = PLACES.find((path) => existsSync(path));
  if (!place) throw new Error(`No catalogue of labels in ${PLACES.join(' or ')}: build the CMS.`);
  const catalogue: Record<string, string> = JSON.parse(readFileSync(place, 'utf8'));
  known = new Map(Object.entries(catalogue).filter(([key]) => !key.startsWith('$')));
  return known;
}
