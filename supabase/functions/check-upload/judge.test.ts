import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type Bytes,
  bytesOf,
  docm,
  docx,
  joined,
  office,
  openDocument,
  pdf,
  picture,
  zip,
} from '../../../tests/sample-files.ts';
import { JUDGES, judge } from './judge.ts';
import { readPicture } from './picture.ts';

const MOST = 26_214_400;
const asDocument = (ext: string, bytes: Bytes | Uint8Array) =>
  judge({ purpose: 'document', ext, maxBytes: MOST }, bytes);
const asPicture = (ext: string, bytes: Bytes) =>
  judge({ purpose: 'picture', ext, maxBytes: MOST }, bytes);

test('every type that the database takes has its judge, and no other has', () => {
  const migration = readFileSync('supabase/migrations/20261128000500_uploads.sql', 'utf8');
  const taken = [...migration.matchAll(/\('document', '(\w+)', '\w+\//g)].map(([, ext]) => ext);
  expect(taken.length).toBeGreaterThan(5);
  expect(Object.keys(JUDGES).sort()).toEqual(taken.sort());
});

const fine: [string, () => Bytes | Promise<Bytes>][] = [
  ['pdf', pdf],
  ['docx', docx],
  ['docx', () => office('docx')],
  ['xlsx', () => office('xlsx')],
  ['pptx', () => office('pptx')],
  ['odt', () => openDocument('text')],
  ['ods', () => openDocument('spreadsheet')],
  ['odp', () => openDocument('presentation')],
  ['csv', () => bytesOf('Nom;Prénom\r\nDélia;Zoé\r\n')],
  ['csv', () => joined('\ufeffNom;Prénom\n')],
  ['txt', () => joined('Un texte d’été\tet voilà\n')],
  ['txt', () => new Uint8Array(Buffer.from('\ufeffExcel écrit ainsi', 'utf16le'))],
  ['png', () => picture('png')],
  ['jpg', () => picture('jpeg', { hasMetadata: true })],
  ['jpeg', () => picture('jpeg')],
  ['webp', () => picture('webp')],
];

test.each(fine)('a %s that is one is taken', async (ext, make) => {
  expect(await asDocument(ext, await make())).toBe('fine');
});

const HTML = '<!doctype html><script>alert(1)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

const lies: [string, string, () => Bytes | Promise<Bytes>][] = [
  ['a page', 'pdf', () => bytesOf(HTML)],
  ['a page with the beginning of one behind it', 'pdf', () => bytesOf(`${HTML}%PDF-1.4 %%EOF`)],
  ['one cut short', 'pdf', () => bytesOf('%PDF-1.4 and no end')],
  ['a PDF', 'docx', pdf],
  ['any archive', 'docx', () => zip([{ name: 'virus.exe', text: 'MZ' }])],
  ['a table', 'docx', () => office('xlsx')],
  ['a document', 'xlsx', () => office('docx')],
  [
    'an archive that would leave its folder',
    'docx',
    () => office('docx', [{ name: '../../x', text: '' }]),
  ],
  [
    'an archive that swells',
    'docx',
    () => office('docx', [{ name: 'x', text: '', claimed: 600_000_000 }]),
  ],
  ['an archive with something hung on', 'docx', () => joined(office('docx'), 'MZ')],
  ['an archive behind a page', 'docx', () => joined(HTML, office('docx'))],
  ['an archive cut short', 'docx', () => office('docx').slice(0, -30)],
  ['a presentation', 'odt', () => openDocument('presentation')],
  ['a Word document', 'odt', () => office('docx')],
  [
    'one whose kind stands second',
    'odt',
    () =>
      zip([
        { name: 'content.xml', text: '' },
        { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
      ]),
  ],
  ['a page', 'png', () => bytesOf(HTML)],
  ['a drawing that may run', 'png', () => bytesOf(SVG)],
  ['a page behind a picture', 'png', async () => joined(await picture('png'), HTML)],
  ['a photo', 'png', () => picture('jpeg')],
  ['a picture', 'jpg', () => picture('png')],
  ['a page behind a photo', 'jpg', async () => joined(await picture('jpeg'), HTML)],
  ['a photo cut short', 'webp', async () => (await picture('webp')).slice(0, -4)],
  ['a page', 'txt', () => bytesOf(HTML)],
  ['a drawing', 'csv', () => joined('\ufeff\n', SVG)],
  ['a program', 'txt', () => bytesOf('MZ\x90\x00\x03')],
  ['an archive', 'csv', () => office('xlsx')],
  ['anything', 'exe', pdf],
];

test.each(lies)('%s is no %s', async (_what, ext, make) => {
  expect(await asDocument(ext, await make())).toBe('file-lies');
});

test.each<[string, string, () => Bytes]>([
  ['Word', 'docx', docm],
  [
    'Word, in other letters',
    'docx',
    () => office('docx', [{ name: 'word/VBAPROJECT.BIN', text: '' }]),
  ],
  ['old Excel', 'xlsx', () => office('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', text: '' }])],
  ['a control', 'pptx', () => office('pptx', [{ name: 'ppt/activeX/activeX1.xml', text: '' }])],
  [
    'LibreOffice',
    'odt',
    () => openDocument('text', [{ name: 'Basic/Standard/Module1.xml', text: '' }]),
  ],
  [
    'a script',
    'ods',
    () => openDocument('spreadsheet', [{ name: 'Scripts/python/x.py', text: '' }]),
  ],
])('programs of %s are not taken', async (_what, ext, make) => {
  expect(await asDocument(ext, make())).toBe('file-has-macros');
});

test('an empty file and one that is too large are none', async () => {
  expect(await asDocument('txt', bytesOf(''))).toBe('file-empty');
  expect(await asDocument('txt', new Uint8Array(MOST + 1))).toBe('file-too-large');
});

test('a list of types that is packed a thousandfold is not read to its end', async () => {
  const bomb = zip([
    { name: '[Content_Types].xml', text: ' '.repeat(5_000_000), isPacked: true, claimed: 10 },
    { name: 'word/document.xml', text: '' },
  ]);
  expect(await asDocument('docx', bomb)).toBe('file-lies');
});

test.each(['png', 'jpeg', 'webp'] as const)(
  'a community’s picture in %s holds nothing but itself',
  async (ext) => {
    expect(readPicture(ext, await picture(ext))).toEqual({
      width: 40,
      height: 30,
      hasMetadata: false,
    });
    expect(await asPicture(ext, await picture(ext))).toBe('fine');
    expect(await asPicture(ext, await picture(ext, { hasMetadata: true }))).toBe(
      'picture-has-metadata',
    );
    expect(await asPicture(ext, await picture(ext, { width: 2001 }))).toBe('picture-too-large');
    expect(await asPicture(ext, bytesOf(SVG))).toBe('file-lies');
  },
);
