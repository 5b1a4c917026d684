// The picture that shows when a page is shared: made at build, nothing is fetched.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import satori from 'satori';
import sharp from 'sharp';

const WIDTH = 1200;
const HEIGHT = 630;
// From the project's root: the bundle stands elsewhere than its sources.
const font = (name: string) => readFile(join(process.cwd(), 'site/styles/fonts', name));

const LOGO = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 32" width="400" height="320"><path fill="#a83f23" d="M20 1 39 11v4H1v-4z"/><path fill="#27395f" d="M3 17h34v14h-1.5v-5.5a4.5 4.5 0 0 0-9 0V31h-2v-5.5a4.5 4.5 0 0 0-9 0V31h-2v-5.5a4.5 4.5 0 0 0-9 0V31H3z"/></svg>',
)}`;

type Node = { type: string; props: Record<string, unknown> };
const box = (style: object, children: unknown): Node => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

export interface Picture {
  title: string;
  text: string;
  siteName: string;
}

export async function ogPicture({ title, text, siteName }: Picture): Promise<Uint8Array> {
  const [display, body] = await Promise.all([
    font('bricolage-grotesque-680.woff'),
    font('atkinson-hyperlegible-next-400.woff'),
  ]);
  const words = box({ flexDirection: 'column', width: 720, justifyContent: 'center' }, [
    box({ fontFamily: 'Text', fontSize: 34, color: '#a83f23' }, siteName),
    box({ fontSize: title.length > 40 ? 60 : 76, lineHeight: 1.1, marginTop: 16 }, title),
    box({ fontFamily: 'Text', fontSize: 34, lineHeight: 1.4, marginTop: 28 }, text),
  ]);
  const logo = { type: 'img', props: { src: LOGO, width: 300, height: 240 } };
  const page = box(
    {
      boxSizing: 'border-box',
      width: WIDTH,
      height: HEIGHT,
      padding: 72,
      justifyContent: 'space-between',
      alignItems: 'center',
      background: '#fbf7f0',
      color: '#2b2a33',
      fontFamily: 'Display',
      borderBottom: '28px solid #e0a63a',
    },
    [words, logo],
  );
  const svg = await satori(
    { key: null, ...page },
    {
      width: WIDTH,
      height: HEIGHT,
      fonts: [
        { name: 'Display', data: display, weight: 700 },
        { name: 'Text', data: body, weight: 400 },
      ],
    },
  );
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
