import {
  type JsxEditorProps,
  NestedLexicalEditor,
  readOnly$,
  useCellValue,
  useLexicalNodeRemove,
  useMdastNodeUpdater,
} from '@mdxeditor/editor';
import type { PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { useState } from 'react';
import { BlockForm, type Values } from './BlockForm';
import { BlockPicture } from './BlockPicture';
import { type Block, blockNamed } from './blocks';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** A component as an editor sees it: what it shows, what it is called, and a way to its form. */
export function BlockCard({ mdastNode }: JsxEditorProps) {
  const block = blockNamed(mdastNode.name);
  const [isOpen, setOpen] = useState(false);
  const update = useMdastNodeUpdater<Element>();
  const remove = useLexicalNodeRemove();
  const isReadOnly = useCellValue(readOnly$);
  if (!block) return null;
  const values = valuesOf(mdastNode);
  const Tag = block.kind === 'text' ? 'span' : 'div';
  const save = (typed: Values) => {
    setOpen(false);
    update({ attributes: attributesOf(block, typed, mdastNode) } as Partial<Element>);
  };
  return (
    <Tag
      className={`preau-block preau-block-${block.kind} preau-is-${block.name.toLowerCase()}`}
      data-block={block.name}
      data-kind={values['kind']}
    >
      {block.kind === 'flow' && (
        <span className="preau-block-name" contentEditable={false}>
          {nameOf(block, values)}
        </span>
      )}
      {!isReadOnly && !(block.kind === 'text' && block.fields.length === 0) && (
        <span className="preau-block-tools" contentEditable={false}>
          {block.fields.length > 0 && (
            <button
              type="button"
              aria-label={`Modifier : ${block.label}`}
              onClick={() => setOpen(true)}
            >
              Modifier
            </button>
          )}
          {block.kind === 'flow' && (
            <button type="button" aria-label={`Retirer : ${block.label}`} onClick={remove}>
              Retirer
            </button>
          )}
        </span>
      )}
      <BlockPicture block={block} values={values} />
      {block.holdsText && (
        <NestedLexicalEditor<Element>
          block={block.kind === 'flow'}
          getContent={(node) => node.children as PhrasingContent[]}
          getUpdatedMdastNode={(node, children) =>
            ({ ...node, children: children as RootContent[] }) as Element
          }
          contentEditableProps={{ 'aria-label': block.label }}
        />
      )}
      {isOpen && (
        <BlockForm
          block={block}
          values={values}
          submit="Enregistrer"
          onSubmit={save}
          onClose={() => setOpen(false)}
        />
      )}
    </Tag>
  );
}

/** The name of a block, with the word chosen for it: « Encadré : conseil ». */
function nameOf({ label, fields }: Block, values: Values): string {
  const words = fields.flatMap((field) => {
    const choice =
      field.type === 'choice' && field.choices.find(({ value }) => value === values[field.name]);
    return choice ? [choice.label] : [];
  });
  return [label, ...words].join(' : ');
}

export function valuesOf({ attributes }: Pick<Element, 'attributes'>): Values {
  return Object.fromEntries(
    attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
}

/** In the order of the form; an empty field leaves its attribute out. */
function attributesOf(
  { fields }: Block,
  typed: Values,
  { attributes }: Pick<Element, 'attributes'>,
) {
  const own = fields.map(({ name }) => name);
  const others = attributes.filter(
    (attribute) => attribute.type !== 'mdxJsxAttribute' || !own.includes(attribute.name),
  );
  const filled = own.flatMap((name) => {
    const value = typed[name]?.trim();
    return value ? [{ type: 'mdxJsxAttribute' as const, name, value }] : [];
  });
  return [...filled, ...others];
}
