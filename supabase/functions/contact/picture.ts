type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

const STARTS: Record<PictureType, string> = {
  'image/png': '89504e470d0a1a0a',
  'image/jpeg': 'ffd8ff',
  'image/webp': '52494646........57454250',
};

/** A page hung on behind a picture is more than a picture. */
const ENDS: Partial<Record<PictureType, string>> = {
  'image/png': '49454e44ae426082',
  'image/jpeg': 'ffd9',
};

const hex = (bytes: string): string =>
  [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');

/** Whether these bytes, in base64, are what they are said to be: a name proves nothing. */
export function isPicture(type: PictureType, base64: string): boolean {
  let bytes: string;
  try {
    bytes = atob(base64);
  } catch {
    return false;
  }
  const isBegun = new RegExp(`^${STARTS[type]}`).test(hex(bytes.slice(0, 12)));
  return isBegun && hex(bytes.slice(-8)).endsWith(ENDS[type] ?? '');
}
