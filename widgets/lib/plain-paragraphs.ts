import type { SmallNode } from './small-markdown.ts';

/** A text as it was typed: its paragraphs, and the lines in them. */
export const plainParagraphs = (text: string): SmallNode[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({
      kind: 'paragraph',
      children: part
        .replace(/^\n|\n$/g, '')
        .split('\n')
        .flatMap((line, at): SmallNode[] => (at > 0 ? [{ kind: 'break' }, line] : [line])),
    }));
