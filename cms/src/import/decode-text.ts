export type Decoded =
  | { text: string; note: string | null }
  | { line: number | null; sentence: string };

const UTF8_ADVICE =
  'Ouvrez-le dans un éditeur de texte et enregistrez-le en « UTF-8 », puis recommencez.';
/** Bytes that Windows-1252 leaves without a letter. */
const HOLES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Reads a text as UTF-8, or as the Windows-1252 of older programs where not one letter of it is in
 * UTF-8. Where both are mixed, or it is no text at all, guessing would spoil words: it is refused.
 */
export function decodeText(bytes: Buffer): Decoded {
  if (isWide(bytes) || bytes.includes(0)) {
    return { line: null, sentence: `ce fichier n’est pas un texte en UTF-8. ${UTF8_ADVICE}` };
  }
  const bad = firstBadByte(bytes);
  if (bad === null) return { text: plain(bytes.toString('utf8')), note: null };
  const line = bytes.subarray(0, bad).filter((byte) => byte === 0x0a).length + 1;
  if (hasUtf8Letter(bytes)) {
    return {
      line,
      sentence: `ce texte mélange deux codages : des lettres en UTF-8 et d’autres en Windows-1252. ${UTF8_ADVICE}`,
    };
  }
  if (bytes.some((byte) => HOLES.has(byte))) {
    return { line, sentence: `ce texte n’est ni en UTF-8, ni en Windows-1252. ${UTF8_ADVICE}` };
  }
  return {
    text: plain(new TextDecoder('windows-1252').decode(bytes)),
    note: 'texte en Windows-1252, lu comme tel',
  };
}

const plain = (text: string) => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

const isWide = (bytes: Buffer) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

function firstBadByte(bytes: Buffer): number | null {
  for (let at = 0; at < bytes.length; ) {
    const length = letterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return null;
}

function hasUtf8Letter(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; ) {
    const length = letterLength(bytes, at);
    if (length > 1) return true;
    at += length || 1;
  }
  return false;
}

/** How many bytes the UTF-8 letter at this place has; 0 where there is none. */
function letterLength(bytes: Buffer, at: number): number {
  const head = bytes[at] ?? 0;
  if (head < 0x80) return 1;
  const length = head >= 0xf0 ? 4 : head >= 0xe0 ? 3 : 2;
  if (head < 0xc2 || head > 0xf4 || at + length > bytes.length) return 0;
  const letter = bytes.subarray(at, at + length);
  return letter.toString('utf8').includes('\ufffd') && !letter.equals(REPLACEMENT) ? 0 : length;
}

const REPLACEMENT = Buffer.from('\ufffd');
