import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';

const MEGABYTE = 1024 * 1024;
const MAX_WORD_MB = 20;
const MAX_UNPACKED = 100 * MEGABYTE;
/** A book's worth of text: reading it takes a hundred times as much memory. */
const MAX_XML = 5 * MEGABYTE;
const MAX_PARTS = 3000;
/** Small packed slices, so that a bomb is noticed before it has gone off. */
const SLICE = 8 * 1024;

/** Why a file is not taken, in a sentence for whoever sent it. */
export class WordRefusal extends Error {}

const BROKEN =
  'Ce document est abîmé : il ne s’ouvre pas en entier. Ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau, puis réessayez.';
const TOO_BIG =
  'Ce document est beaucoup trop gros une fois ouvert. Partagez-le en plusieurs documents, ou réduisez ses images, puis réessayez.';

/** The parts of a .docx by their path, never more than a machine can hold. */
export function wordParts(bytes: Uint8Array, name: string): Map<string, Uint8Array> {
  refuseOthers(bytes, name);
  const parts = new Map<string, Uint8Array>();
  let unpacked = 0;
  let count = 0;
  let refusal: WordRefusal | undefined;
  const refuse = (sentence: string) => {
    // What is thrown here comes back as an error of the part: the first one tells.
    refusal ??= new WordRefusal(sentence);
    throw refusal;
  };
  const unzip = new Unzip((file) => {
    count += 1;
    if (count > MAX_PARTS) refuse(TOO_BIG);
    const chunks: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, chunk, isLast) => {
      if (error) refuse(BROKEN);
      size += chunk.length;
      unpacked += chunk.length;
      const isTooBig =
        unpacked > MAX_UNPACKED || (/\.(xml|rels)$/.test(file.name) && size > MAX_XML);
      if (isTooBig) refuse(TOO_BIG);
      chunks.push(chunk);
      if (isLast) parts.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch {
    throw refusal ?? new WordRefusal(BROKEN);
  }
  if (parts.size !== partsListed(bytes)) throw new WordRefusal(BROKEN);
  if (!parts.has('word/document.xml')) {
    throw new WordRefusal(
      `« ${name} » n’est pas un document Word. Choisissez un fichier qui finit par .docx.`,
    );
  }
  return parts;
}

/** Before it is even read into memory. */
export function refuseHeavy(size: number, name: string) {
  if (size <= MAX_WORD_MB * MEGABYTE) return;
  throw new WordRefusal(
    `« ${name} » est trop lourd : ${MAX_WORD_MB} Mo au plus. Dans Word, réduisez les images (« Compresser les images »), puis réessayez.`,
  );
}

function refuseOthers(bytes: Uint8Array, name: string) {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (head.startsWith('d0cf11e0')) {
    throw new WordRefusal(
      `« ${name} » est protégé par un mot de passe, ou enregistré dans l’ancien format de Word (.doc). Ouvrez-le, enregistrez-le en .docx sans mot de passe, puis réessayez.`,
    );
  }
  if (!head.startsWith('504b0304')) {
    throw new WordRefusal(
      `« ${name} » n’est pas un document Word. Choisissez un fichier qui finit par .docx.`,
    );
  }
}

/** How many parts the list at the end of a zip names; none where the end is missing. */
function partsListed(bytes: Uint8Array): number | undefined {
  const end = Buffer.from(bytes.subarray(-65_557));
  const at = end.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return at === -1 || at + 12 > end.length ? undefined : end.readUInt16LE(at + 10);
}
