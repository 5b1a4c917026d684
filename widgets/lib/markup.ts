/** A text after a change, and what is selected in it. */
export interface Changed {
  text: string;
  from: number;
  to: number;
}

/** Puts signs around what is selected, or around a sample where nothing is. */
export const wrapWords =
  (before: string, after: string, sample: string) =>
  (text: string, from: number, to: number): Changed => {
    const words = text.slice(from, to) || sample;
    return {
      text: text.slice(0, from) + before + words + after + text.slice(to),
      from: from + before.length,
      to: from + before.length + words.length,
    };
  };

/** Makes points of a list of the selected lines. */
export function wrapLines(text: string, from: number, to: number): Changed {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text.slice(start, to).split('\n');
  const points = lines.map((line) => `- ${line}`).join('\n');
  const gap =
    start > 0 && !text.slice(0, start).endsWith('\n\n') && !/^- /m.test(text.slice(0, start))
      ? '\n'
      : '';
  return {
    text: text.slice(0, start) + gap + points + text.slice(to),
    from: start + gap.length + 2,
    to: start + gap.length + points.length,
  };
}
