import GithubSlugger from 'github-slugger';
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** The anchors that the site gives to the headings of a text. */
export function anchorsIn(tree: Nodes): string[] {
  const slugger = new GithubSlugger();
  const anchors: string[] = [];
  visit(tree, 'heading', (node) => {
    anchors.push(slugger.slug(textOf(node)));
  });
  return anchors;
}
