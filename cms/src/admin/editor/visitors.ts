// Where the editor's own reading of Markdown loses something, ours: line breaks, bold links, the
// number that a list begins with, and several paragraphs in one item.
import { $createListItemNode, $createListNode, $isListItemNode, $isListNode } from '@lexical/list';
import type { LexicalExportVisitor, MdastImportVisitor } from '@mdxeditor/editor';
import {
  $createLineBreakNode,
  $createTextNode,
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
} from 'lexical';
import type { Link, List, ListItem, Nodes, Paragraph, Text } from 'mdast';

const FIRST = 100;

/** What is pasted goes to a point that is no node of the editor, but takes what it is given. */
function appendTo(parent: object, node: LexicalNode) {
  if ('append' in parent && typeof parent.append === 'function') parent.append(node);
}

const textIn: MdastImportVisitor<Text> = {
  testNode: 'text',
  priority: FIRST,
  visitNode({ mdastNode, actions }) {
    // An end of line in the source is a space; the editor would show it as a break.
    const node = $createTextNode(mdastNode.value.replace(/[ \t]*\r?\n[ \t]*/g, ' '));
    node.setFormat(actions.getParentFormatting());
    const style = actions.getParentStyle();
    if (style !== '') node.setStyle(style);
    actions.addAndStepInto(node);
  },
};

const breakIn: MdastImportVisitor<Nodes> = {
  testNode: (node) => node.type === 'mdxJsxTextElement' && node.name === 'br',
  priority: FIRST,
  visitNode({ lexicalParent }) {
    appendTo(lexicalParent, $createLineBreakNode());
  },
};

const breakOut: LexicalExportVisitor<LexicalNode, Nodes> = {
  testLexicalNode: $isLineBreakNode,
  priority: FIRST,
  visitLexicalNode({ mdastParent, actions }) {
    actions.appendToParent(mdastParent as Paragraph, { type: 'break' });
  },
};

/** A link in bold is bold inside. */
const linkIn: MdastImportVisitor<Link> = {
  testNode: 'link',
  priority: FIRST,
  visitNode({ mdastNode, actions }) {
    actions.addFormatting(0 as Parameters<typeof actions.addFormatting>[0], mdastNode);
    actions.nextVisitor();
  },
};

const listIn: MdastImportVisitor<List> = {
  testNode: 'list',
  priority: FIRST,
  visitNode({ mdastNode, lexicalParent, actions }) {
    const isCheck = mdastNode.children.some(({ checked }) => typeof checked === 'boolean');
    const kind = isCheck ? 'check' : mdastNode.ordered ? 'number' : 'bullet';
    const list = $createListNode(kind, mdastNode.start ?? 1);
    const parent = lexicalParent as LexicalNode;
    if ($isListItemNode(parent)) {
      const holder = $createListItemNode();
      holder.append(list);
      parent.insertAfter(holder);
    } else {
      appendTo(lexicalParent, list);
    }
    actions.visitChildren(mdastNode, list);
  },
};

const listOut: LexicalExportVisitor<LexicalNode, Nodes> = {
  testLexicalNode: $isListNode,
  priority: FIRST,
  visitLexicalNode({ lexicalNode, actions }) {
    if (!$isListNode(lexicalNode)) return;
    const isOrdered = lexicalNode.getListType() === 'number';
    actions.addAndStepInto('list', {
      ordered: isOrdered,
      spread: false,
      ...(isOrdered && { start: lexicalNode.getStart() }),
    });
  },
};

const isInline = (node: LexicalNode) =>
  $isTextNode(node) ||
  $isLineBreakNode(node) ||
  (($isElementNode(node) || $isDecoratorNode(node)) && node.isInline());

/** Two breaks in a row are a new paragraph of the same item. */
const listItemOut: LexicalExportVisitor<LexicalNode, Nodes> = {
  testLexicalNode: $isListItemNode,
  priority: FIRST,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    if (!$isListItemNode(lexicalNode)) return;
    const children = lexicalNode.getChildren();
    const [first] = children;
    const list = mdastParent as List;
    if (children.length === 1 && $isListNode(first)) {
      const owner = list.children.at(-1);
      if (owner) actions.visitChildren(lexicalNode, owner);
      else actions.visitChildren(first, list);
      return;
    }
    const parent = lexicalNode.getParent();
    const isCheck = $isListNode(parent) && parent.getListType() === 'check';
    const item = actions.appendToParent(list, {
      type: 'listItem',
      spread: false,
      checked: isCheck ? Boolean(lexicalNode.getChecked()) : null,
      children: [],
    }) as ListItem;
    let paragraph: Paragraph | null = null;
    children.forEach((child, at) => {
      const next = children[at + 1];
      const isSecond = $isLineBreakNode(child) && $isLineBreakNode(children[at - 1] ?? null);
      if (isSecond) {
        paragraph = null;
        item.spread = true;
        return;
      }
      if ($isLineBreakNode(child) && next && $isLineBreakNode(next)) return;
      if (!isInline(child)) {
        paragraph = null;
        actions.visit(child, item);
        return;
      }
      paragraph ??= actions.appendToParent(item, {
        type: 'paragraph',
        children: [],
      }) as Paragraph;
      actions.visit(child, paragraph);
    });
  },
};

export const VISITORS = {
  import: [textIn, breakIn, linkIn, listIn] as MdastImportVisitor<Nodes>[],
  export: [breakOut, listOut, listItemOut] as never[],
};
