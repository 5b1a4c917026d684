import { deflateRawSync } from 'node:zlib';
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mdxProblems } from '../checks/mdx-check.ts';
import { readWord } from './word-document.ts';
import { refuseHeavy, wordParts } from './word-parts.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const text = (words: string) => new Paragraph({ children: [new TextRun(words)] });
const title = (words: string, heading: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ heading, children: [new TextRun(words)] });
const cell = (words: string) => new TableCell({ children: [text(words)] });
const item = (words: string, level: number, reference: string) =>
  new Paragraph({ numbering: { reference, level }, children: [new TextRun(words)] });
const level = (
  at: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  mark: string,
) => ({
  level: at,
  format,
  text: mark,
  alignment: AlignmentType.LEFT,
});

const GUIDE = new Document({
  numbering: {
    config: [
      {
        reference: 'dots',
        levels: [level(0, LevelFormat.BULLET, '•'), level(1, LevelFormat.BULLET, '◦')],
      },
      { reference: 'numbers', levels: [level(0, LevelFormat.DECIMAL, '%1.')] },
    ],
  },
  comments: { children: [{ id: 0, author: 'Aude', children: [text('À revoir')] }] },
  footnotes: { 1: { children: [text('La source.')] } },
  sections: [
    {
      headers: { default: new Header({ children: [text('Mairie')] }) },
      children: [
        title('Tenir une permanence', HeadingLevel.TITLE),
        title('Avant', HeadingLevel.HEADING_1),
        new Paragraph({
          children: [
            new TextRun('Un mot en '),
            new TextRun({ text: 'gras', bold: true }),
            new TextRun(' et '),
            new ExternalHyperlink({
              link: 'https://exemple.fr/',
              children: [new TextRun('un lien')],
            }),
            new FootnoteReferenceRun(1),
            new CommentRangeStart(0),
            new TextRun(' {ici}.'),
            new CommentRangeEnd(0),
            new TextRun({ children: [new CommentReference(0)] }),
          ],
        }),
        item('un', 0, 'dots'),
        item('dedans', 1, 'dots'),
        item('deux', 0, 'dots'),
        item('premier', 0, 'numbers'),
        item('second', 0, 'numbers'),
        title('Le tableau', HeadingLevel.HEADING_2),
        new Table({
          rows: [
            new TableRow({ children: [cell('Quoi'), cell('Qui')] }),
            new TableRow({ children: [cell('Chaises'), cell('Aude')] }),
          ],
        }),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: PIXEL,
              transformation: { width: 10, height: 10 },
              altText: { name: 'plan', title: '', description: 'Le plan de la salle' },
            }),
          ],
        }),
        new Paragraph({ style: 'Caption', children: [new TextRun('Figure 1 : le plan')] }),
      ],
    },
  ],
});

const guide = await Packer.toBuffer(GUIDE);

test('a document comes with its titles, lists, table and pictures, and says what it leaves', async () => {
  const { title, mdx, pictures, notes } = await readWord(guide, 'Été : la permanence.docx');
  expect(title).toBe('Tenir une permanence');
  expect(mdx).toBe(
    [
      '## Avant',
      'Un mot en **gras** et [un lien](https://exemple.fr/)<sup>\\[1]</sup> \\{ici}.',
      '- un\n  - dedans\n- deux',
      '1. premier\n2. second',
      '### Le tableau',
      '| Quoi | Qui |\n| - | - |\n| Chaises | Aude |',
      '<Figure file="ete-la-permanence-image-1.png" alt="Le plan de la salle" caption="Figure 1 : le plan" />',
      '**Notes**',
      '1. La source.',
    ].join('\n\n'),
  );
  expect(
    mdxProblems(
      mdx,
      pictures.map(({ name }) => name),
    ),
  ).toEqual([]);
  expect(pictures.map(({ type, alt }) => [type, alt])).toEqual([
    ['image/png', 'Le plan de la salle'],
  ]);
  expect(notes.join('\n')).toMatch(/commentaire : laissé de côté/);
  expect(notes.join('\n')).toMatch(/en-tête ou pied de page : laissé de côté/);
  expect(notes.join('\n')).toMatch(/note de bas de page : placée à la fin/);
});

const zip = (parts: Record<string, Uint8Array>) => zipSync(parts);
const bytes = (words: string) => Buffer.from(words);

test.each([
  [
    'an old .doc or one with a password',
    Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
    /mot de passe/,
  ],
  ['a text', bytes('Bonjour'), /n’est pas un document Word/],
  ['an empty file', bytes(''), /n’est pas un document Word/],
  ['another zip', zip({ 'a.txt': bytes('a') }), /n’est pas un document Word/],
  ['a document cut in the middle', guide.subarray(0, guide.length / 2), /abîmé/],
  [
    'a document whose XML is broken',
    zip({ 'word/document.xml': bytes('<w:doc') }),
    /n’a pas pu être lu/,
  ],
  ['one huge part', zip({ 'word/document.xml': new Uint8Array(5 * 1024 * 1024 + 1) }), /trop gros/],
  [
    'too many parts',
    zip(Object.fromEntries(Array.from({ length: 3001 }, (_, at) => [`${at}`, bytes('')]))),
    /trop gros/,
  ],
  ['a bomb that lies about its size', lyingBomb(), /trop gros/],
])('%s is refused with a sentence', async (_, file, sentence) => {
  await expect(readWord(file, 'a.docx')).rejects.toThrow(sentence);
});

test('a part of five megabytes of XML is still read', () => {
  const parts = { 'word/document.xml': new Uint8Array(5 * 1024 * 1024) };
  expect(wordParts(zip(parts), 'a.docx').size).toBe(1);
});

test('a heavy file is refused before it is read', () => {
  expect(() => refuseHeavy(20 * 1024 * 1024, 'a.docx')).not.toThrow();
  expect(() => refuseHeavy(20 * 1024 * 1024 + 1, 'a.docx')).toThrow(/trop lourd/);
});

/** 110 MB of zeros that call themselves ten bytes. */
function lyingBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(110 * 1024 * 1024));
  const name = bytes('word/media/image1.png');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(10, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packed]);
}
