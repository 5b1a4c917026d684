import type { Break, Nodes, Parents } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { inlined, readText } from './same-text';

/** Markdown breaks a line by its end, which a table cell cannot hold. */
function writeBreak(_: Break, __: Parents | undefined, state: State, ___: Info): string {
  return state.stack.includes('tableCell') ? '<br />' : '\\\n';
}

/** How the editor types a text: as the texts of the project are typed. */
export const TYPING: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  handlers: { break: writeBreak },
};

export function writeText(tree: Nodes): string {
  return toMarkdown(tree, {
    ...TYPING,
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), mdxToMarkdown()],
  }).trim();
}

/** The text with its references and bare addresses made links: the editor knows no others. */
export function plainLinks(source: string): string | null {
  const tree = readText(source);
  return tree && writeText(inlined(tree));
}
