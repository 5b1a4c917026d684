// Small files of every kind that people send, whole and spoilt, made here: none is from anywhere.
import { crc32, deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import sharp from 'sharp';

export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'));
export const joined = (...parts: (Uint8Array | string)[]): Bytes =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  );

interface Part {
  name: string;
  text: string;
  isPacked?: boolean;
  /** What the archive claims of its size. */
  claimed?: number;
}

/** An archive of these parts, in this order. */
export function zip(parts: Part[]): Bytes {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, text, isPacked = false, claimed } of parts) {
    const plain = Buffer.from(text);
    const body = isPacked ? deflateRawSync(plain) : plain;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(isPacked ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(claimed ?? plain.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), body]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, where, Buffer.from(name)]));
    bodies.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return joined(...bodies, listed, 'PK\x05\x06', end);
}

export const pdf = (text = 'Bonjour'): Bytes =>
  bytesOf(`%PDF-1.4\n% ${text}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

export const docx = async (text = 'Bonjour'): Promise<Bytes> =>
  new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] })),
  );

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const types = (type: string) =>
  `<Types><Override PartName="/main.xml" ContentType="${type}"/></Types>`;

/** The least that is a document of this kind. */
export const office = (ext: 'docx' | 'xlsx' | 'pptx', more: Part[] = []): Bytes => {
  const [part, kind] = {
    docx: ['word/document.xml', 'wordprocessingml.document'],
    xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
    pptx: ['ppt/presentation.xml', 'presentationml.presentation'],
  }[ext] as [string, string];
  return zip([
    { name: '[Content_Types].xml', text: types(`${OFFICE}.${kind}.main+xml`), isPacked: true },
    { name: part, text: '<x/>', isPacked: true },
    ...more,
  ]);
};

/** A document that may carry programs, under the name of one that may not. */
export const docm = (): Bytes =>
  zip([
    {
      name: '[Content_Types].xml',
      text: types('application/vnd.ms-word.document.macroEnabled.main+xml'),
      isPacked: true,
    },
    { name: 'word/document.xml', text: '<x/>' },
    { name: 'word/vbaProject.bin', text: 'Sub AutoOpen()' },
  ]);

export const openDocument = (
  kind: 'text' | 'spreadsheet' | 'presentation',
  more: Part[] = [],
): Bytes =>
  zip([
    { name: 'mimetype', text: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', text: '<x/>', isPacked: true },
    ...more,
  ]);

const blue = { create: { width: 40, height: 30, channels: 3 as const, background: '#1b4fa0' } };

export const picture = async (
  ext: 'png' | 'jpeg' | 'webp',
  { width = 40, hasMetadata = false } = {},
): Promise<Bytes> => {
  const drawn = sharp({ create: { ...blue.create, width } }).toFormat(ext);
  const made = hasMetadata
    ? drawn.withExif({ IFD0: { Artist: 'Zoé' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
    : drawn;
  return new Uint8Array(await made.toBuffer());
};
