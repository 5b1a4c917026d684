// Words of a Markdown source and of a page, cut alike, so that one can be laid on the other.

/** Letters and digits in a row, or a pictogram; emphasis inside a word does not cut it. */
export function wordsIn(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[*\u00ad\u200b]/g, '');
  return plain.match(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu) ?? [];
}

/** What a reader should see of a Markdown text: markup gone, alternatives of pictures kept. */
export function readableText(source: string): string {
  let fence: string | undefined;
  const parts: string[] = [];
  let prose: string[] = [];
  const flush = () => {
    parts.push(withoutMarkup(prose.join('\n')));
    prose = [];
  };
  for (const line of source.split('\n')) {
    const mark = /^[ >]*(`{3,}|~{3,})/.exec(line)?.[1];
    const isEdge = mark !== undefined && (fence === undefined || mark.startsWith(fence));
    if (isEdge) {
      flush();
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined) prose.push(line);
    else parts.push(line);
  }
  flush();
  return parts.join('\n');
}

function withoutMarkup(prose: string): string {
  const pieces = prose.split(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/);
  return pieces
    .map((piece, at) => ['', '', piece][at % 3] || (at % 3 === 0 ? withoutTags(piece) : ''))
    .join('');
}

function withoutTags(text: string): string {
  return (
    text
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
      .replace(/<Button\b[^<>]*?\btext="([^"]*)"[^<>]*>/g, ' $1 ')
      .replace(/<img\b[^<>]*?\balt="([^"]*)"[^<>]*>/gi, ' $1 ')
      .replace(/<\/?[a-z][\w-]*(\s[^<>]*)?\/?>/gi, (tag) =>
        /^<\/?(br|p|div|li|t[dhr])\b/i.test(tag) ? ' ' : '',
      )
      .replace(/^[ \t]*\[\[toc\]\][ \t]*$/gim, '')
      .replace(/^ {0,3}:{3,}[ \t]*([\p{L}][\p{L}-]*)?/gmu, '')
      .replace(/^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S.*$/gm, '')
      // The numbers of a list are the browser's to write.
      .replace(/^([ \t>]*)\d{1,9}[.)](?=\s)/gm, '$1')
      .replace(/\]\(\s*(<[^<>\n]*>|(?:[^()\s]|\([^()]*\))*)(\s+("[^"]*"|'[^']*'))?\s*\)/g, ']')
      .replace(/&#?\w+;/g, ' ')
  );
}

/** The words of `wanted` that `found` does not hold in the same order, each with its neighbours. */
export function lostWords(wanted: string[], found: string[]): string[] {
  const width = found.length + 1;
  const common = new Uint16Array((wanted.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = wanted.length - 1; row >= 0; row--) {
    for (let column = found.length - 1; column >= 0; column--) {
      common[row * width + column] =
        wanted[row] === found[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lost: string[] = [];
  let column = 0;
  for (const [row, word] of wanted.entries()) {
    while (
      column < found.length &&
      found[column] !== word &&
      at(row, column + 1) === at(row, column)
    )
      column++;
    if (found[column] === word && at(row, column) === at(row + 1, column + 1) + 1) column++;
    else lost.push(`${wanted.slice(Math.max(0, row - 3), row).join(' ')} [${word}]`);
  }
  return lost;
}
