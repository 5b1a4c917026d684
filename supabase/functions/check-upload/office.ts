// Documents of office programs are archives: what makes one a text or a table, and whether it carries
// programs, stands in them.
import { type Entry, listEntries, readPart } from './zip.ts';

export type Verdict = 'fine' | 'file-lies' | 'file-has-macros';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The part that each kind of document begins with, and what the list of types must call it. */
const MAIN: Record<string, { part: string; type: string }> = {
  docx: { part: 'word/document.xml', type: `${OFFICE}.wordprocessingml.document.main+xml` },
  xlsx: { part: 'xl/workbook.xml', type: `${OFFICE}.spreadsheetml.sheet.main+xml` },
  pptx: {
    part: 'ppt/presentation.xml',
    type: `${OFFICE}.presentationml.presentation.main+xml`,
  },
};

const MIMETYPES: Record<string, string> = {
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};

/** Programs in Microsoft's documents: Visual Basic, the macros of old tables, controls. */
const OFFICE_PROGRAM = /(^|\/)(vbaProject|vbaData|macrosheets\/|activeX\/)/i;
/** Programs in OpenDocument: LibreOffice's Basic and scripts. */
const OPEN_PROGRAM = /^(Basic|Scripts)\/.+/;
/** A path that would leave the folder into which an archive is unpacked. */
const STRAY = /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:/i;

const find = (entries: Entry[], name: string) => entries.find((entry) => entry.name === name);

export async function judgeOffice(ext: string, bytes: Uint8Array): Promise<Verdict> {
  const main = MAIN[ext];
  const entries = listEntries(bytes);
  const list = entries && find(entries, '[Content_Types].xml');
  if (!main || !list || entries.some(({ name }) => STRAY.test(name))) return 'file-lies';
  const types = await readPart(bytes, list);
  if (types === null) return 'file-lies';
  const hasPrograms = entries.some(({ name }) => OFFICE_PROGRAM.test(name));
  if (hasPrograms || /macroEnabled|vbaProject/i.test(types)) return 'file-has-macros';
  return find(entries, main.part) && types.includes(`"${main.type}"`) ? 'fine' : 'file-lies';
}

export async function judgeOpenDocument(ext: string, bytes: Uint8Array): Promise<Verdict> {
  const entries = listEntries(bytes);
  const first = entries && find(entries, 'mimetype');
  if (!first || entries.some(({ name }) => STRAY.test(name))) return 'file-lies';
  // First and as it is, so that the kind can be read without unpacking (ODF 1.3, part 2, 3.3).
  if (first.at !== 0 || first.method !== 0) return 'file-lies';
  if ((await readPart(bytes, first))?.trim() !== MIMETYPES[ext]) return 'file-lies';
  if (entries.some(({ name }) => OPEN_PROGRAM.test(name))) return 'file-has-macros';
  return find(entries, 'content.xml') ? 'fine' : 'file-lies';
}
