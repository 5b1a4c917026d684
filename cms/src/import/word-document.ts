import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { htmlToMdx, type OfficePicture } from './office-html';
import { lossesOf } from './word-losses';
import { WordRefusal, wordParts } from './word-parts';

/** A Word document as it would come into a text: nothing is written anywhere. */
export type WordDryRun = {
  title: string | null;
  mdx: string;
  pictures: OfficePicture[];
  /** What is left out or changed, a sentence each. */
  notes: string[];
};

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Titre'] => h1.title:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

export async function readWord(bytes: Uint8Array, name: string): Promise<WordDryRun> {
  const parts = wordParts(bytes, name);
  const { title, mdx, pictures, notes } = htmlToMdx(await htmlOf(parts), {
    pictureName: `${plainName(name)}-image`,
    isDocument: true,
  });
  return { title, mdx, pictures, notes: [...lossesOf(parts), ...notes.sentences()] };
}

/** mammoth unpacks for itself: it gets only what was unpacked within bounds. */
async function htmlOf(parts: Map<string, Uint8Array>): Promise<string> {
  const safe = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml({ buffer: safe }, {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    } as object);
    return withNotesAtEnd(value);
  } catch {
    throw new WordRefusal(
      'Ce document n’a pas pu être lu. Ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau en .docx, puis réessayez.',
    );
  }
}

/** Footnotes have no place on a page that scrolls: they stand at its end, under their name. */
function withNotesAtEnd(html: string): string {
  return html
    .replace(/\s*<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
    .replace(/<a href="#(?:foot|end)note-[^"]*"[^>]*>(\[\d+\])<\/a>/g, '$1')
    .replace(/<ol>(?=<li id="(?:foot|end)note-)/, '<p><strong>Notes</strong></p><ol>');
}

/** A file name that can stand in an address. */
function plainName(name: string): string {
  const plain = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 40).replace(/-+$/, '') || 'document';
}
