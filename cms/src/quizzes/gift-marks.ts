/** Where `mark`, a sticky pattern, stands in a text and no backslash is before it; -1 for nowhere. */
export function findMark(text: string, mark: RegExp, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
      continue;
    }
    mark.lastIndex = at;
    if (mark.test(text)) return at;
  }
  return -1;
}

export const OPENING = /\{/y;
export const CLOSING = /\}/y;
export const CHOICE = /[=~]/y;
export const FEEDBACK = /#/y;
export const GENERAL_FEEDBACK = /####/y;
export const TITLE_END = /::/y;

/** `\~ \= \# \{ \} \:` and `\\` stand for themselves, `\n` for a new line. */
export const unescapeGift = (text: string) =>
  text.replace(/\\([\\~=#{}:n])/g, (_, character) => (character === 'n' ? '\n' : character));

export const escapeGift = (text: string) =>
  text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n');
