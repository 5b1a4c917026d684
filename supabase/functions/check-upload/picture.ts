// What a picture is, from its bytes: its size, and whether anything stands in it beside the picture.
export interface Picture {
  width: number;
  height: number;
  /** What a camera or a program wrote beside it: place, device, name. */
  hasMetadata: boolean;
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const wordAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

/** Null where it is no such picture from its first byte to its last. */
export function readPicture(ext: string, bytes: Uint8Array): Picture | null {
  try {
    if (ext === 'png') return readPng(bytes);
    if (ext === 'jpg' || ext === 'jpeg') return readJpeg(bytes);
    if (ext === 'webp') return readWebp(bytes);
    return null;
  } catch (error) {
    // A length that leads beyond the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const PNG_BEGIN = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_METADATA = new Set(['eXIf', 'iTXt', 'tEXt', 'zTXt', 'tIME']);

function readPng(bytes: Uint8Array): Picture | null {
  if (!PNG_BEGIN.every((byte, at) => bytes[at] === byte) || wordAt(bytes, 12) !== 'IHDR')
    return null;
  const view = viewOf(bytes);
  const picture = { width: view.getUint32(16), height: view.getUint32(20), hasMetadata: false };
  for (let at = 8; ; ) {
    const kind = wordAt(bytes, at + 4);
    if (PNG_METADATA.has(kind)) picture.hasMetadata = true;
    at += 12 + view.getUint32(at);
    if (kind === 'IEND') return at === bytes.length ? picture : null;
  }
}

const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
const isApplication = (marker: number) => marker >= 0xe1 && marker <= 0xef;
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(bytes: Uint8Array): Picture | null {
  const isWhole =
    bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  if (!isWhole) return null;
  const view = viewOf(bytes);
  const picture = { width: 0, height: 0, hasMetadata: false };
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === START_OF_SCAN) return picture.width > 0 ? picture : null;
    // 0xe2 is the profile of its colours, 0xee says how they are written.
    if ((isApplication(marker) && marker !== 0xe2 && marker !== 0xee) || marker === COMMENT) {
      picture.hasMetadata = true;
    }
    if (isFrame(marker)) {
      picture.height = view.getUint16(at + 5);
      picture.width = view.getUint16(at + 7);
    }
    at += 2 + view.getUint16(at + 2);
  }
}

function readWebp(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes);
  const isWhole =
    wordAt(bytes, 0) === 'RIFF' &&
    wordAt(bytes, 8) === 'WEBP' &&
    view.getUint32(4, true) + 8 === bytes.length;
  if (!isWhole) return null;
  const picture = { width: 0, height: 0, hasMetadata: false };
  for (let at = 12; at < bytes.length; ) {
    const kind = wordAt(bytes, at);
    if (kind === 'EXIF' || kind === 'XMP ') picture.hasMetadata = true;
    if (picture.width === 0) Object.assign(picture, sizeOfWebp(view, kind, at + 8));
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return picture.width > 0 ? picture : null;
}

function sizeOfWebp(view: DataView, kind: string, at: number) {
  if (kind === 'VP8X') {
    const side = (from: number) => 1 + view.getUint16(from, true) + (view.getUint8(from + 2) << 16);
    return { width: side(at + 4), height: side(at + 7) };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(at + 1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (kind === 'VP8 ') {
    return {
      width: view.getUint16(at + 6, true) & 0x3fff,
      height: view.getUint16(at + 8, true) & 0x3fff,
    };
  }
  return {};
}
