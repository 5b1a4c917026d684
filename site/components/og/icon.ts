// The icons of the installed site: the préau in its colours on paper, made at build.
import sharp from 'sharp';

const PAPER = '#fbf7f0';
const PREAU =
  '<path fill="#a83f23" d="M20 3 39 14v4H1v-4z"/><path fill="#27395f" d="M3 20h34v17h-1.5v-8a4.5 4.5 0 0 0-9 0v8h-2v-8a4.5 4.5 0 0 0-9 0v8h-2v-8a4.5 4.5 0 0 0-9 0v8H3z"/>';

export interface IconFacts {
  size: number;
  /** Share of the width that the drawing takes: a mask may cut away everything outside of 80 %. */
  share: number;
}

export async function icon({ size, share }: IconFacts): Promise<Uint8Array> {
  const width = 40 / share;
  const margin = (width - 40) / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${-margin} ${-margin} ${width} ${width}"><rect x="${-margin}" y="${-margin}" width="${width}" height="${width}" fill="${PAPER}"/>${PREAU}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
