import { ButtonOrDropdownButton, insertJsx$, usePublisher } from '@mdxeditor/editor';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { useState } from 'react';
import { BlockForm, type Values } from './BlockForm';
import { BLOCKS, type Block, blockNamed } from './blocks';
import { readText } from './same-text';

const ITEMS = BLOCKS.filter(({ isHidden }) => !isHidden).map(({ name, label }) => ({
  value: name,
  label,
}));

/** « Insérer »: a block with its fields filled in first, so that nothing incomplete is left behind. */
export function InsertMenu() {
  const insertJsx = usePublisher(insertJsx$);
  const [block, setBlock] = useState<Block | null>(null);
  const insert = (chosen: Block, typed: Values) => {
    setBlock(null);
    const props = Object.fromEntries(
      chosen.fields.flatMap(({ name }) =>
        typed[name]?.trim() ? [[name, typed[name].trim()]] : [],
      ),
    );
    const children = startOf(chosen);
    insertJsx({ name: chosen.name, kind: chosen.kind, props, children } as Parameters<
      typeof insertJsx
    >[0]);
  };
  const choose = (name: string) => {
    const chosen = blockNamed(name);
    if (chosen?.fields.length) setBlock(chosen);
    else if (chosen) insert(chosen, {});
  };
  return (
    <>
      <ButtonOrDropdownButton title="Insérer" items={ITEMS} onChoose={choose}>
        Insérer
      </ButtonOrDropdownButton>
      {block && (
        <BlockForm
          block={block}
          values={{}}
          submit="Insérer"
          onSubmit={(typed) => insert(block, typed)}
          onClose={() => setBlock(null)}
        />
      )}
    </>
  );
}

function startOf({ start, kind }: Block) {
  const children = (start && readText(start)?.children) || [];
  if (kind === 'flow') return children as MdxJsxFlowElement['children'];
  const [line] = children;
  return line && 'children' in line ? line.children : [];
}
