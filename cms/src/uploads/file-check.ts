type Kind = { name: string; limitMb: number; matches: (head: Buffer) => boolean };

const startsWith = (bytes: string) => (head: Buffer) =>
  head.subarray(0, bytes.length).toString('latin1') === bytes;
const at = (offset: number, bytes: string) => (head: Buffer) =>
  head.subarray(offset, offset + bytes.length).toString('latin1') === bytes;

const image = (matches: Kind['matches']): Kind => ({ name: 'une image', limitMb: 10, matches });
const video = (matches: Kind['matches']): Kind => ({ name: 'une vidéo', limitMb: 500, matches });
const sound = (matches: Kind['matches']): Kind => ({ name: 'un son', limitMb: 100, matches });
const document = (matches: Kind['matches']): Kind => ({
  name: 'un document',
  limitMb: 50,
  matches,
});
const text = (matches: Kind['matches'] = () => true): Kind => ({
  name: 'un texte',
  limitMb: 2,
  matches: (head) => !head.includes(0) && matches(head),
});

const zip = document(startsWith('PK\x03\x04'));
const jpeg = image(startsWith('\xff\xd8\xff'));

const KINDS: Record<string, Kind> = {
  png: image(startsWith('\x89PNG\r\n')),
  jpg: jpeg,
  jpeg,
  gif: image(startsWith('GIF8')),
  webp: image(at(8, 'WEBP')),
  avif: image(at(4, 'ftypavif')),
  mp4: video(at(4, 'ftyp')),
  webm: video(startsWith('\x1a\x45\xdf\xa3')),
  mp3: sound((head) => startsWith('ID3')(head) || head[0] === 0xff),
  m4a: sound(at(4, 'ftyp')),
  ogg: sound(startsWith('OggS')),
  pdf: document(startsWith('%PDF-')),
  odt: zip,
  ods: zip,
  odp: zip,
  docx: zip,
  xlsx: zip,
  pptx: zip,
  epub: zip,
  zip,
  csv: text(),
  txt: text(),
  vtt: text((head) => head.toString('utf8').replace('\ufeff', '').startsWith('WEBVTT')),
};

/** How much of a file `refusalOf` wants to see. */
export const HEAD_BYTES = 4096;

/** Why this file may not enter the media library, in a sentence for an editor; null when it may. */
export function refusalOf(file: { name: string; size: number; head: Buffer }): string | null {
  const name = `« ${file.name} »`;
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS[extension];
  const markup = markupIn(file.head);
  if (extension === 'svg' || (markup === 'svg' && !kind?.matches(file.head))) {
    return `${name} est un dessin SVG : il peut contenir un programme. Enregistrez-le en PNG ou en JPEG, puis déposez-le de nouveau.`;
  }
  if (/^(x?html?|xml|mhtml)$/.test(extension) || (markup === 'html' && !kind?.matches(file.head))) {
    return `${name} est une page web : elle peut contenir un programme. Enregistrez-la en PDF, ou copiez son texte dans le champ « Texte ».`;
  }
  if (!kind) {
    return `Le site n’accepte pas les fichiers comme ${name}. Formats acceptés : ${Object.keys(KINDS).join(', ')}.`;
  }
  if (markup && kind.name === 'un texte') {
    return `${name} porte l’extension .${extension}, mais contient du code de page web. Retirez les balises, ou enregistrez-le en PDF.`;
  }
  if (!kind.matches(file.head)) {
    return `${name} porte l’extension .${extension}, mais son contenu n’est pas de ce format. Ouvrez-le dans son logiciel, enregistrez-le de nouveau, puis déposez-le.`;
  }
  if (file.size > kind.limitMb * 1024 * 1024) {
    return `${name} est trop lourd : ${kind.name} peut peser jusqu’à ${kind.limitMb} Mo. Réduisez le fichier, puis déposez-le de nouveau.`;
  }
  return null;
}

function markupIn(head: Buffer): 'svg' | 'html' | null {
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  const start = head.toString(isWide ? 'utf16le' : 'utf8').toLowerCase();
  if (/<svg[\s>]/.test(start)) return 'svg';
  return /<(!doctype|html|head|body|script|iframe|\?xml)[\s>]/.test(start) ? 'html' : null;
}
