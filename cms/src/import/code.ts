/** Applies `change` to the text outside fenced blocks and inline code. */
export function outsideCode(source: string, change: (text: string) => string): string {
  let fence: string | null = null;
  let plain: string[] = [];
  const result: string[] = [];
  const flush = () => {
    if (plain.length > 0) result.push(outsideInlineCode(plain.join('\n'), change));
    plain = [];
  };
  for (const line of source.split('\n')) {
    const mark = fenceOf(line);
    const isInside = fence !== null;
    if (isInside || mark) {
      flush();
      result.push(line);
    } else {
      plain.push(line);
    }
    fence = nextFence(fence, line, mark);
  }
  flush();
  return result.join('\n');
}

export function fenceOf(line: string): string | null {
  return /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
}

/** The fence that is open after this line. */
export function nextFence(open: string | null, line: string, mark: string | null): string | null {
  if (open === null) return mark;
  const isClosing = mark?.startsWith(open) && line.trim() === mark;
  return isClosing ? null : open;
}

function outsideInlineCode(text: string, change: (text: string) => string) {
  return text
    .split(/((?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`))/)
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}
