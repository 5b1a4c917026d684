// What a text becomes when it is opened and written again, every block of it edited once.
import {
  addExportVisitor$,
  addImportVisitor$,
  addToMarkdownExtension$,
  codeBlockEditorDescriptors$,
  defaultCodeBlockLanguage$,
  directiveDescriptors$,
  exportLexicalTreeToMdast,
  exportVisitors$,
  importMdastTreeToLexical,
  importVisitors$,
  jsxComponentDescriptors$,
  jsxIsAvailable$,
  realmPlugin,
  usedLexicalNodes$,
} from '@mdxeditor/editor';
import { $getRoot, createEditor } from 'lexical';
import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { readText } from './same-text';
import { VISITORS } from './visitors';
import { TYPING, writeText } from './write-text';

type Realm = Parameters<NonNullable<Parameters<typeof realmPlugin>[0]['init']>>[0];

/** Told, before anything is shown, what the editor would make of the text that it opens. */
export const faithfulPlugin = realmPlugin<{ text: string; onOpened: (again: string) => void }>({
  init(realm) {
    realm.pubIn({
      [addImportVisitor$]: VISITORS.import,
      [addExportVisitor$]: VISITORS.export,
      [addToMarkdownExtension$]: { handlers: TYPING.handlers ?? {} },
    });
  },
  postInit(realm, params) {
    if (params) params.onOpened(throughEditor(realm, params.text));
  },
});

/** An empty string where the editor does not know what the text holds. */
export function throughEditor(realm: Realm, text: string): string {
  const tree = readText(text);
  if (!tree || holdsCode(tree)) return '';
  try {
    return writeText(deeply(realm, { type: 'root', children: again(realm, tree.children) }));
  } catch {
    return '';
  }
}

/** What the gate refuses is mended where it can be seen. */
function holdsCode(node: Nodes): boolean {
  if (/^mdx.*(Expression|Esm)$/.test(node.type)) return true;
  return 'children' in node && node.children.some(holdsCode);
}

/** Blocks and table cells have editors of their own, of what is inside them. */
function deeply<Node extends Nodes>(realm: Realm, node: Node): Node {
  if (!('children' in node)) return node;
  const { type } = node;
  const parent: Parents = node;
  let { children }: { children: Nodes[] } = parent;
  if (type === 'mdxJsxFlowElement' && children.length > 0) {
    children = again(realm, children as RootContent[]);
  }
  if (type === 'mdxJsxTextElement' || type === 'tableCell') {
    const [line] = again(realm, [{ type: 'paragraph', children } as RootContent]);
    children = line && 'children' in line ? line.children : [];
  }
  return { ...node, children: children.map((child) => deeply(realm, child)) };
}

function again(realm: Realm, children: RootContent[]): RootContent[] {
  const jsxComponentDescriptors = realm.getValue(jsxComponentDescriptors$);
  const editor = createEditor({
    nodes: realm.getValue(usedLexicalNodes$),
    onError: (error) => {
      throw error;
    },
  });
  editor.update(
    () => {
      importMdastTreeToLexical({
        root: $getRoot(),
        mdastRoot: structuredClone({ type: 'root', children } satisfies Root),
        visitors: realm.getValue(importVisitors$),
        directiveDescriptors: realm.getValue(directiveDescriptors$),
        codeBlockEditorDescriptors: realm.getValue(codeBlockEditorDescriptors$),
        defaultCodeBlockLanguage: realm.getValue(defaultCodeBlockLanguage$),
        jsxComponentDescriptors,
      });
    },
    { discrete: true },
  );
  return editor.getEditorState().read(
    () =>
      exportLexicalTreeToMdast({
        root: $getRoot(),
        visitors: realm.getValue(exportVisitors$),
        jsxComponentDescriptors,
        jsxIsAvailable: realm.getValue(jsxIsAvailable$),
        addImportStatements: false,
      }).children,
  );
}
