import { judgeOffice, judgeOpenDocument, type Verdict as OfficeVerdict } from './office.ts';
import { readPicture } from './picture.ts';
import { isPlainText } from './text.ts';

export type Verdict =
  | OfficeVerdict
  | 'file-empty'
  | 'file-too-large'
  | 'picture-has-metadata'
  | 'picture-too-large';

export interface Asked {
  purpose: string;
  ext: string;
  maxBytes: number;
}

/** In pixels, of a community's picture: the page makes it smaller than this. */
const LONGEST_SIDE = 2000;

type Judge = (ext: string, bytes: Uint8Array) => Verdict | Promise<Verdict>;

const judgePicture: Judge = (ext, bytes) => (readPicture(ext, bytes) ? 'fine' : 'file-lies');
const judgeText: Judge = (_ext, bytes) => (isPlainText(bytes) ? 'fine' : 'file-lies');

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const judgePdf: Judge = (_ext, bytes) =>
  latin(bytes.subarray(0, 5)) === '%PDF-' && latin(bytes.subarray(-1024)).includes('%%EOF')
    ? 'fine'
    : 'file-lies';

/** By ending; each of app.file_types has its own. */
export const JUDGES: Record<string, Judge> = {
  pdf: judgePdf,
  docx: judgeOffice,
  xlsx: judgeOffice,
  pptx: judgeOffice,
  odt: judgeOpenDocument,
  ods: judgeOpenDocument,
  odp: judgeOpenDocument,
  csv: judgeText,
  txt: judgeText,
  png: judgePicture,
  jpg: judgePicture,
  jpeg: judgePicture,
  webp: judgePicture,
};

/** Whether a file is what its ending says, and may be given to others. Its name and what its sender calls its type prove nothing. */
export async function judge(
  { purpose, ext, maxBytes }: Asked,
  bytes: Uint8Array,
): Promise<Verdict> {
  if (bytes.length === 0) return 'file-empty';
  if (bytes.length > maxBytes) return 'file-too-large';
  const verdict = (await JUDGES[ext]?.(ext, bytes)) ?? 'file-lies';
  if (verdict !== 'fine' || purpose !== 'picture') return verdict;
  const picture = readPicture(ext, bytes);
  if (picture?.hasMetadata !== false) return 'picture-has-metadata';
  const side = Math.max(picture.width, picture.height);
  return side > LONGEST_SIDE || side === 0 ? 'picture-too-large' : 'fine';
}
