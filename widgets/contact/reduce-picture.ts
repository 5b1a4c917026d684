import { redrawPicture } from '../lib/redraw-picture.ts';
import type { Picture } from './contact.schema.ts';

/** What leaves with a message, so that all of it fits into one call. */
const MOST_BYTES = 600_000;
const TRIES = [
  { side: 1920, quality: 0.85 },
  { side: 1600, quality: 0.75 },
  { side: 1200, quality: 0.65 },
  { side: 900, quality: 0.5 },
];

async function asBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

/** A smaller picture, redrawn on this device. */
export async function reducePicture(file: File): Promise<Picture> {
  const jpeg = await redrawPicture(file, TRIES, MOST_BYTES);
  return { name: file.name, type: 'image/jpeg', content: await asBase64(jpeg) };
}
