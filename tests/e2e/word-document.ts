// A five-page Word document, as somebody at a town hall would send it: titles, lists, a table, two
// pictures (one of them described), a footnote and a comment.
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
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
import sharp from 'sharp';

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel];

const heading = (words: string, level: Heading) =>
  new Paragraph({ heading: level, children: [new TextRun(words)] });
const text = (words: string) => new Paragraph({ children: [new TextRun(words)] });
const cell = (words: string) => new TableCell({ children: [text(words)] });
const row = (...words: string[]) => new TableRow({ children: words.map(cell) });
const item = (words: string, reference: string) =>
  new Paragraph({ numbering: { reference, level: 0 }, children: [new TextRun(words)] });
const list = (
  reference: string,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  mark: string,
) => ({
  reference,
  levels: [{ level: 0, format, text: mark, alignment: AlignmentType.LEFT }],
});

async function picture(colour: string, description: string) {
  const create = { width: 400, height: 240, channels: 3 as const, background: colour };
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: await sharp({ create }).png().toBuffer(),
        transformation: { width: 400, height: 240 },
        altText: { name: 'image', title: '', description },
      }),
    ],
  });
}

const pages = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    new Paragraph({
      pageBreakBefore: true,
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(`Partie ${at + 2}`)],
    }),
    text(`Ce que l’on fait à l’étape ${at + 2} : on écoute, on note {tout}, on répond <vite>.`),
  ]).flat();

export async function wordDocument(title: string): Promise<Buffer> {
  const document = new Document({
    numbering: {
      config: [list('dots', LevelFormat.BULLET, '•'), list('numbers', LevelFormat.DECIMAL, '%1.')],
    },
    comments: { children: [{ id: 0, author: 'Aude', children: [text('À revoir')] }] },
    footnotes: { 1: { children: [text('Délibération de mars.')] } },
    sections: [
      {
        children: [
          heading(title, HeadingLevel.TITLE),
          heading('Préparer la salle', HeadingLevel.HEADING_1),
          new Paragraph({
            children: [
              new TextRun('Une salle '),
              new TextRun({ text: 'accueillante', bold: true }),
              new CommentRangeStart(0),
              new TextRun(' se prépare'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new FootnoteReferenceRun(1),
              new TextRun(' : voir '),
              new ExternalHyperlink({
                link: 'https://www.example.org/salle',
                children: [new TextRun('la fiche')],
              }),
              new TextRun('.'),
            ],
          }),
          item('Les chaises', 'dots'),
          item('Le café', 'dots'),
          await picture('#2f6f5e', 'La salle vue de la porte'),
          new Paragraph({ style: 'Caption', children: [new TextRun('La salle des fêtes')] }),
          heading('Qui fait quoi', HeadingLevel.HEADING_2),
          new Table({
            rows: [row('Tâche', 'Personne'), row('Ouvrir', 'Aude'), row('Fermer', 'Rachel')],
          }),
          ...pages(3),
          await picture('#b5552b', ''),
          item('Ranger', 'numbers'),
          item('Remercier', 'numbers'),
          ...pages(1),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
