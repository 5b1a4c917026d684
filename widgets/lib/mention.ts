/** A name that is being written after an @, and where that @ stands. */
export interface Mention {
  at: number;
  name: string;
}

const OPEN = /(?:^|[^\p{L}\p{N}])@(\p{L}[\p{L}\p{M}\p{N}'’._ -]{1,40})$/u;

/** What is written after the last @ before the caret, if it may be a name. */
export function mentionBefore(text: string, caret: number): Mention | null {
  const name = OPEN.exec(text.slice(0, caret))?.[1];
  return name === undefined ? null : { at: caret - name.length - 1, name };
}

/** The text with the whole name in the place of its beginning, and where one goes on writing. */
export function putMention(
  text: string,
  { at, name }: Mention,
  whole: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, at)}@${whole} `;
  const after = text.slice(at + 1 + name.length);
  return { text: before + after.replace(/^ /, ''), caret: before.length };
}
