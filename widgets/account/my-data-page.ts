import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import { formatInstant, PARIS } from '../lib/dates.ts';
import type { MyData } from './leaving.api.ts';
import {
  FIELD_ORDER,
  fieldLabel,
  SECTION_ORDER,
  sectionTitle,
  valueLabel,
} from './my-data-words.ts';

// The page is opened from a folder, years later and offline: it brings all it needs, and whatever a
// person typed is escaped here and nowhere else. Its policy lets nothing run and nothing load.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; font: 18px/1.5 system-ui, sans-serif; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
@media (min-width: 40rem) {
  dl { display: grid; grid-template-columns: 16rem 1fr; gap: 0.25rem 1.5rem; }
  dd { margin: 0; }
}
article + article { margin-top: 1.5rem; padding-top: 0.5rem; border-top: 1px dotted; }
div { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { min-width: 5rem; padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px dotted; text-align: left; vertical-align: top; }
`;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
// Read years later: the year stands in every date.
const NEVER = new Date(0);

export const dateInWords = (instant: Date): string => formatInstant(instant, PARIS, NEVER);

type Entry = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (isEntry(value) && Object.keys(value).length === 0);
/** In the order of the words; a field that has none yet comes last. */
const inOrder = (names: string[]): string[] => {
  const known = FIELD_ORDER.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
};
const isFlat = (entry: Entry): boolean =>
  Object.values(entry).every((value) => !Array.isArray(value));

function plain(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? m.account_data_yes() : m.account_data_no();
  if (typeof value !== 'string') return JSON.stringify(value);
  return INSTANT.test(value) ? dateInWords(new Date(value)) : valueLabel(name, value);
}

function list(entry: Entry): string {
  const shown = inOrder(Object.keys(entry)).filter((name) => !isNothing(entry[name]));
  const rows = shown.map(
    (name) => `<dt>${escapeHtml(fieldLabel(name))}</dt><dd>${written(name, entry[name])}</dd>`,
  );
  return `<dl>${rows.join('\n')}</dl>`;
}

function table(name: string, entries: Entry[]): string {
  const label = SECTION_ORDER.includes(name) ? sectionTitle(name) : fieldLabel(name);
  const names = inOrder([...new Set(entries.flatMap(Object.keys))]).filter((field) =>
    entries.some((entry) => !isNothing(entry[field])),
  );
  const head = names.map((field) => `<th scope="col">${escapeHtml(fieldLabel(field))}</th>`);
  const body = entries.map((entry) => {
    const cells = names.map((field) => {
      const value = entry[field];
      return `<td>${isNothing(value) ? '' : escapeHtml(plain(field, value))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  // What scrolls can be reached and scrolled by keyboard.
  return `<div tabindex="0" role="group" aria-label="${escapeHtml(label)}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function written(name: string, value: unknown): string {
  if (isEntry(value)) return isNothing(value) ? nothing() : list(value);
  if (!Array.isArray(value)) return escapeHtml(plain(name, value));
  if (value.length === 0) return nothing();
  const entries = value.filter(isEntry);
  if (entries.length < value.length) {
    return escapeHtml(value.map((entry) => plain(name, entry)).join(', '));
  }
  if (entries.every(isFlat)) return table(name, entries);
  return entries.map((entry) => `<article>${list(entry)}</article>`).join('\n');
}

const nothing = (): string => `<p>${escapeHtml(m.account_data_empty())}</p>`;

/** One's own data as a page to read, in one file. */
export function myDataPage({ exported_at, ...sections }: MyData): string {
  const known = SECTION_ORDER.filter((name) => Object.hasOwn(sections, name));
  const others = Object.keys(sections).filter((name) => !known.includes(name));
  const parts = [...known, ...others].map(
    (name) =>
      `<section><h2>${escapeHtml(sectionTitle(name))}</h2>\n${written(name, sections[name])}</section>`,
  );
  const title = escapeHtml(m.account_data_page_title());
  const intro = m.account_data_page_intro({
    site: m.app_name(),
    date: dateInWords(new Date(exported_at)),
  });
  return `<!doctype html>
<html lang="${getLocale()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(intro)}</p>
${parts.join('\n')}
</main>
</body>
</html>
`;
}
