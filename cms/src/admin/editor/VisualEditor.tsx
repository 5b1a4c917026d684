import '@mdxeditor/editor/style.css';
import './editor.css';
import {
  BlockTypeSelect,
  BoldItalicUnderlineToggles,
  CreateLink,
  InsertTable,
  ListsToggle,
  MDXEditor,
  type MDXEditorMethods,
  type RealmPlugin,
  Separator,
  toolbarPlugin,
  UndoRedo,
} from '@mdxeditor/editor';
import { type Ref, useRef, useState } from 'react';
import { addressIn, useAttached } from './attached-files';
import { inFrench } from './french';
import { InsertMenu } from './InsertMenu';
import { writingPlugins } from './plugins';
import { faithfulPlugin } from './round-trip';
import { TYPING } from './write-text';

type Props = {
  /** As `plainLinks` writes it. */
  text: string;
  isReadOnly?: boolean;
  isDark?: boolean;
  plugins?: RealmPlugin[];
  /** Before anything is shown: what the editor would make of the text. */
  onOpened: (again: string) => void;
  onChange?: (text: string) => void;
  onFailed: () => void;
  methods?: Ref<MDXEditorMethods>;
};

/** The text as it will look, with a toolbar; reads its props once. */
export function VisualEditor(props: Props) {
  const { text, isReadOnly = false, isDark = false, onOpened, onChange, onFailed } = props;
  const { files, attach, overlay } = useAttached();
  // Files join while one writes; the plugins are made once.
  const latest = useRef({ files, attach });
  latest.current = { files, attach };
  const own = [
    ...writingPlugins({
      addressOf: async (name) => addressIn(latest.current.files, name),
      attach: (file) => latest.current.attach(file),
    }),
    ...(isReadOnly ? [] : [toolbarPlugin({ toolbarContents: () => <Toolbar /> })]),
    ...(props.plugins ?? []),
    faithfulPlugin({ text, onOpened }),
  ];
  // The editor would set itself up again for each new list.
  const [plugins] = useState(own);
  return (
    <MDXEditor
      ref={props.methods ?? null}
      markdown={text}
      plugins={plugins}
      readOnly={isReadOnly}
      className={isDark ? 'preau-editor dark-theme' : 'preau-editor'}
      contentEditableClassName="preau-text"
      overlayContainer={overlay}
      translation={inFrench as never}
      toMarkdownOptions={TYPING}
      onError={onFailed}
      onChange={(written, isFirst) => {
        if (!isFirst) onChange?.(written);
      }}
    />
  );
}

function Toolbar() {
  return (
    <>
      <UndoRedo />
      <Separator />
      <BlockTypeSelect />
      <BoldItalicUnderlineToggles options={['Bold', 'Italic']} />
      <ListsToggle options={['bullet', 'number']} />
      <Separator />
      <CreateLink />
      <InsertTable />
      <Separator />
      <InsertMenu />
    </>
  );
}
