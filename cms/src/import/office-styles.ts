import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Google Docs and LibreOffice say bold and title by style; Word says a title by class. */
export function withMeaningOfStyles(hast: Root) {
  visit(hast, 'element', (node, index, parent) => {
    const style = String(node.properties['style'] ?? '').toLowerCase();
    const classes = [node.properties['className'] ?? []].flat().map(String);
    if (node.tagName === 'p') {
      const title = classes.map((name) => /^(?:MsoTitle$|MsoHeading(\d))/.exec(name)).find(Boolean);
      if (title) node.tagName = `h${title[1] ?? 1}`;
    }
    const isPlain = /font-weight:\s*(normal|400)/.test(style);
    if (/^(b|strong)$/.test(node.tagName) && isPlain && parent && index !== undefined) {
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    if (node.tagName !== 'span' && node.tagName !== 'a') return;
    const isLink = node.tagName === 'a';
    if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrap(node, 'strong');
    if (/font-style:\s*italic/.test(style)) wrap(node, 'em');
    if (!isLink && /vertical-align:\s*super/.test(style)) wrap(node, 'sup');
    if (!isLink && /vertical-align:\s*sub(?!\w*per)/.test(style)) wrap(node, 'sub');
    if (!isLink && /text-decoration[^;]*line-through/.test(style)) wrap(node, 'del');
  });
}

function wrap(node: Element, tagName: string) {
  const isEmpty = node.children.every(
    (child) => child.type === 'text' && child.value.trim() === '',
  );
  if (isEmpty) return;
  node.children = [{ type: 'element', tagName, properties: {}, children: node.children }];
}
