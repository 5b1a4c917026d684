import { type MdxProblem, mdxProblems } from '../../checks/mdx-check';
import { readText } from './same-text';

export type Fault = MdxProblem & {
  /** Which block of the text, from the top; null where the text cannot be read. */
  block: number | null;
};

/** What publishing would refuse in a text, each with the block that it is in. */
export function faultsOf(text: string, fileNames: readonly string[]): Fault[] {
  const problems = mdxProblems(text, fileNames);
  return problems.map((problem) => ({ ...problem, block: blockAt(text, problem.line) }));
}

/** The block that a line of the source belongs to, counted as the editor shows them. */
export function blockAt(text: string, line: number): number | null {
  const blocks = readText(text)?.children.filter(({ type }) => type !== 'definition') ?? [];
  const at = blocks.findIndex(({ position }) => position && position.end.line >= line);
  return at === -1 ? null : at;
}

/** The line that Strapi's answer names: « Champ « Texte », ligne 3 : … ». */
export function lineIn(sentence: string | undefined): number | null {
  const line = /ligne (\d+)/.exec(sentence ?? '')?.[1];
  return line ? Number(line) : null;
}
