import type { Image, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

export type FoundPicture = { url: string; alt: string };

/** Keeps of a tree what small Markdown knows, and takes the pictures out of it. */
export function smaller(root: Root): { tree: Root; pictures: FoundPicture[] } {
  const small = new Smaller();
  return { tree: small.root(root), pictures: small.pictures };
}

class Smaller {
  readonly pictures: FoundPicture[] = [];

  root({ children }: Root): Root {
    return { type: 'root', children: this.blocks(children) };
  }

  private blocks(nodes: RootContent[]): RootContent[] {
    const result: RootContent[] = [];
    let loose: PhrasingContent[] = [];
    const flush = () => {
      result.push(...this.paragraph(loose));
      loose = [];
    };
    for (const node of nodes) {
      const block = this.block(node);
      if (!block) loose.push(node as PhrasingContent);
      else {
        flush();
        result.push(...block);
      }
    }
    flush();
    return result;
  }

  /** Nothing for what stands in a line. */
  private block(node: RootContent): RootContent[] | null {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return this.paragraph(node.children);
      case 'list':
        return [this.list(node)];
      case 'code':
        return [{ type: 'code', value: node.value }];
      case 'blockquote':
        return this.blocks(node.children);
      case 'table':
        return node.children.flatMap((row) => {
          const cells = row.children.map((cell) => textOf(cell).trim()).filter(Boolean);
          return this.paragraph([{ type: 'text', value: cells.join(' | ') }]);
        });
      case 'thematicBreak':
      case 'definition':
      case 'footnoteDefinition':
      case 'yaml':
        return [];
      default:
        return null;
    }
  }

  private paragraph(nodes: PhrasingContent[]): Paragraph[] {
    const children = trimmed(this.line(nodes));
    return children.length > 0 ? [{ type: 'paragraph', children }] : [];
  }

  private list({ ordered, start, children }: List): List {
    const items = children.map(
      (item): ListItem => ({
        type: 'listItem',
        spread: false,
        children: this.blocks(item.children) as ListItem['children'],
      }),
    );
    return {
      type: 'list',
      ordered: ordered ?? false,
      start: start ?? null,
      spread: false,
      children: items,
    };
  }

  private line(nodes: PhrasingContent[]): PhrasingContent[] {
    return nodes.flatMap((node): PhrasingContent[] => {
      switch (node.type) {
        case 'text':
          return [{ type: 'text', value: node.value.replace(/[ \t\r\n\f]+/g, ' ') }];
        case 'break':
        case 'inlineCode':
          return [node];
        case 'emphasis':
        case 'strong': {
          const children = this.line(node.children);
          return textOf({ type: node.type, children }).trim()
            ? [{ type: node.type, children }]
            : children;
        }
        case 'link': {
          const children = this.line(node.children);
          const isSafe = /^(https?:\/\/|mailto:)/i.test(node.url);
          return isSafe ? [{ type: 'link', url: node.url, children }] : children;
        }
        case 'image':
          return this.picture(node);
        case 'html':
          return [{ type: 'text', value: node.value }];
        default:
          return 'children' in node ? this.line(node.children as PhrasingContent[]) : [];
      }
    });
  }

  private picture({ url, alt }: Image): [] {
    this.pictures.push({ url, alt: (alt ?? '').replace(/\s+/g, ' ').trim() });
    return [];
  }
}

/** A paragraph neither begins nor ends with a space or a new line. */
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const result = merged(nodes);
  const isEmpty = (node: PhrasingContent | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && !node.value.trim());
  while (isEmpty(result[0])) result.shift();
  while (isEmpty(result.at(-1))) result.pop();
  const [first] = result;
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last = result.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return result;
}

function merged(nodes: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else result.push(node);
  }
  return result;
}
