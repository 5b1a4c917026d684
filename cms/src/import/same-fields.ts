/** A file as it is compared: by name and bytes. */
export type SameFile = { name: string; sha256: string | null };

type Values = Record<string, unknown>;

/** Whether an entry holds already what a folder says of it. */
export function isSame(wanted: Values, held: Values): boolean {
  return Object.keys(wanted).every(
    (field) => plain(field, wanted[field]) === plain(field, held[field]),
  );
}

/** Two writings of one value agree: nothing, an instant, files in whatever order, space around a text. */
function plain(field: string, value: unknown): string {
  if (field === 'opensAt' && typeof value === 'string') return new Date(value).toISOString();
  const list = Array.isArray(value) ? value.map((item) => plain('', item)) : null;
  if (list) return list.length === 0 ? '' : (field === 'files' ? list.toSorted() : list).join('\n');
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value).replace(/\r\n?/g, '\n').trim();
  const parts: Values = 'toJSON' in value ? JSON.parse(JSON.stringify(value)) : { ...value };
  const said = Object.entries(parts).filter(([, part]) => plain('', part) !== '');
  return said
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, part]) => `${name}=${plain('', part)}`)
    .join('\t');
}
