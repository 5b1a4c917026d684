/** Signs that stand in no text: what holds one is something else under a text's name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/** A page, a picture or another format that is written in letters. */
const OTHER_FORMAT =
  /^\ufeff?\s*(<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|%PDF-|\{\\rtf)/i;

/** Whether these bytes are plain text: in UTF-8, in UTF-16 with its mark, or as Excel writes tables in France. */
export function isPlainText(bytes: Uint8Array): boolean {
  const text = decode(bytes);
  return !CONTROL.test(text) && !OTHER_FORMAT.test(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
