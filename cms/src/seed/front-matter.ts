import { parse } from 'yaml';

/** Splits `---` front matter from the text below it. */
export function splitFrontMatter(source: string): { data: unknown; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match) return { data: {}, body: source.trim() };
  return { data: parse(match[1] ?? '') ?? {}, body: source.slice(match[0].length).trim() };
}
