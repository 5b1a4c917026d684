import { AppError } from '../lib/errors.ts';
import type { Picture } from './contact.schema.ts';

/** What leaves with a message, so that all of it fits into one call. */
const MOST_BYTES = 600_000;
/** What a browser can still open without running out of memory. */
const MOST_TO_OPEN = 30_000_000;
const TRIES = [
  { side: 1920, quality: 0.85 },
  { side: 1600, quality: 0.75 },
  { side: 1200, quality: 0.65 },
  { side: 900, quality: 0.5 },
];

/** The longest side brought to `side`, never enlarged. */
export function sizeWithin(side: number, { width, height }: { width: number; height: number }) {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function draw(bitmap: ImageBitmap, side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, sizeWithin(side, bitmap));
  const context = canvas.getContext('2d');
  if (!context) throw new AppError('invalid', { reason: 'picture-unreadable' });
  // What is transparent would come out black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const asJpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });

async function asBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

/**
 * A smaller picture made anew from the pixels: nothing of what a camera or a program wrote beside
 * them (place, device, name) goes along.
 */
export async function reducePicture(file: File): Promise<Picture> {
  if (file.size > MOST_TO_OPEN) throw new AppError('invalid', { reason: 'picture-heavy' });
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new AppError('invalid', { reason: 'picture-unreadable', cause });
  }
  try {
    for (const { side, quality } of TRIES) {
      const jpeg = await asJpeg(draw(bitmap, side), quality);
      if (jpeg && jpeg.size <= MOST_BYTES) {
        return { name: file.name, type: 'image/jpeg', content: await asBase64(jpeg) };
      }
    }
  } finally {
    bitmap.close();
  }
  throw new AppError('invalid', { reason: 'picture-heavy' });
}
