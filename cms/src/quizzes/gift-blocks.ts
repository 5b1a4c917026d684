/** A piece of a GIFT file between two blank lines. */
export type GiftBlock = {
  text: string;
  /** The line of the file on which each line of the text stands. */
  lines: number[];
  /** Words in `[tag:…]` comments above or in it. */
  tags: string[];
};

/** A blank line ends a question, whatever it leaves open: one broken question breaks no other. */
export function giftBlocks(source: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let lines: { text: string; number: number }[] = [];
  let tags: string[] = [];
  const flush = () => {
    if (lines.length > 0) {
      const text = lines.map((line) => line.text).join('\n');
      blocks.push({ text, lines: lines.map(({ number }) => number), tags });
      tags = [];
    }
    lines = [];
  };
  for (const [at, text] of source.split('\n').entries()) {
    if (text.trim() === '') flush();
    else if (/^\s*\/\//.test(text)) tags.push(...tagsIn(text));
    else {
      // A category is a line of its own, even where no blank line is around it.
      const isCategory = CATEGORY.test(text);
      if (isCategory) flush();
      lines.push({ text, number: at + 1 });
      if (isCategory) flush();
    }
  }
  flush();
  return blocks;
}

const CATEGORY = /^\s*\$CATEGORY:\s*(.*?)\s*$/;

/** The category that a block switches to; null when it is a question. */
export const categoryIn = ({ text }: GiftBlock): string | null => CATEGORY.exec(text)?.[1] ?? null;

/** The line of the file on which a place in the block stands. */
export function lineAt({ text, lines }: GiftBlock, offset: number): number {
  const before = text.slice(0, offset).split('\n').length - 1;
  return lines[Math.min(before, lines.length - 1)] ?? 1;
}

const tagsIn = (comment: string) =>
  [...comment.matchAll(/\[tag:([^\]]+)\]/g)].map(([, tag = '']) => tag.trim());
