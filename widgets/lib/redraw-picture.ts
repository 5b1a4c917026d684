import { AppError } from './errors.ts';

/** What a browser can still open without running out of memory. */
const MOST_TO_OPEN = 30_000_000;

interface Try {
  /** The longest side, in pixels. */
  side: number;
  quality: number;
}

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

/**
 * A picture made anew from the pixels, by the first try that is small enough: nothing of what a
 * camera or a program wrote beside them (place, device, name) goes along.
 */
export async function redrawPicture(file: File, tries: Try[], mostBytes: number): Promise<Blob> {
  if (file.size > MOST_TO_OPEN) throw new AppError('invalid', { reason: 'picture-heavy' });
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new AppError('invalid', { reason: 'picture-unreadable', cause });
  }
  try {
    for (const { side, quality } of tries) {
      const jpeg = await asJpeg(draw(bitmap, side), quality);
      if (jpeg && jpeg.size <= mostBytes) return jpeg;
    }
  } finally {
    bitmap.close();
  }
  throw new AppError('invalid', { reason: 'picture-heavy' });
}
