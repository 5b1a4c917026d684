// Word puts lists on the clipboard as paragraphs with their marks typed in front: « mso-list ».
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

type Item = { level: number; isOrdered: boolean; start: number; element: Element };

/** Makes lists of what only looks like lists, and puts nested ones into their item. */
export function withRealLists(hast: Root) {
  visit(hast, (node) => {
    if (!('children' in node)) return;
    node.children = grouped(node.children as ElementContent[]) as never;
  });
  nestLooseLists(hast);
}

function grouped(children: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let items: Item[] = [];
  const flush = () => {
    if (items.length > 0) result.push(...listsOf(items));
    items = [];
  };
  for (const child of children) {
    const item = itemOf(child);
    if (item) items.push(item);
    else if (items.length > 0 && child.type === 'text' && child.value.trim() === '') continue;
    else {
      flush();
      result.push(child);
    }
  }
  flush();
  return result;
}

function itemOf(node: ElementContent): Item | null {
  if (node.type !== 'element' || !/^(p|h[1-6])$/.test(node.tagName)) return null;
  const style = String(node.properties['style'] ?? '');
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(style)?.[1];
  if (!level) return null;
  const mark = takeMark(node);
  // A numbered title is a title.
  if (/^h/.test(node.tagName)) return null;
  const number = /^\(?(\d+|[a-z]{1,4})[.)]/i.exec(mark)?.[1];
  return {
    level: Number(level),
    isOrdered: number !== undefined,
    start: number && /^\d+$/.test(number) ? Number(number) : 1,
    element: { type: 'element', tagName: 'li', properties: {}, children: node.children },
  };
}

/** Takes the typed mark out of a paragraph. */
function takeMark(node: Element): string {
  let mark = '';
  visit(node, 'element', (child, index, parent) => {
    const isMark = /mso-list:\s*ignore/i.test(String(child.properties['style'] ?? ''));
    if (!isMark || !parent || index === undefined) return;
    mark = wordsIn(child)
      .replace(/[\s\u00a0]+/g, ' ')
      .trim();
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return mark;
}

function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
}

function listsOf(items: Item[]): Element[] {
  const roots: Element[] = [];
  const open: { level: number; list: Element }[] = [];
  for (const { level, isOrdered, start, element } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const tagName = isOrdered ? 'ol' : 'ul';
    const top = open.at(-1);
    if (top?.level === level && top.list.tagName !== tagName) open.pop();
    let current = open.at(-1);
    if (!current || current.level < level) {
      const list: Element = {
        type: 'element',
        tagName,
        properties: isOrdered && start > 1 ? { start } : {},
        children: [],
      };
      const holder = current?.list.children.at(-1);
      if (holder?.type === 'element') holder.children.push(list);
      else roots.push(list);
      current = { level, list };
      open.push(current);
    }
    current.list.children.push(element);
  }
  return roots;
}

/** Google Docs and old Word hang a nested list beside the item that it belongs to. */
function nestLooseLists(hast: Root) {
  visit(hast, 'element', (node) => {
    if (!/^[uo]l$/.test(node.tagName)) return;
    const children: ElementContent[] = [];
    for (const child of node.children) {
      const isLoose = child.type === 'element' && /^[uo]l$/.test(child.tagName);
      const item = children.findLast((known) => known.type === 'element');
      if (isLoose && item?.type === 'element' && item.tagName === 'li') item.children.push(child);
      else children.push(child);
    }
    node.children = children;
  });
}
