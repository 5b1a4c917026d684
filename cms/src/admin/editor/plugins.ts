import {
  codeBlockPlugin,
  headingsPlugin,
  imagePlugin,
  type JsxComponentDescriptor,
  jsxPlugin,
  linkDialogPlugin,
  linkPlugin,
  listsPlugin,
  quotePlugin,
  tablePlugin,
  thematicBreakPlugin,
} from '@mdxeditor/editor';
import { BlockCard } from './BlockCard';
import { BLOCKS } from './blocks';
import { CodeBox } from './CodeBox';
import { PictureForm } from './PictureForm';

const DESCRIPTORS: JsxComponentDescriptor[] = BLOCKS.map(({ name, kind, holdsText, fields }) => ({
  name,
  kind,
  hasChildren: holdsText,
  props: fields.map((field) => ({ name: field.name, type: 'string' })),
  Editor: BlockCard,
}));

export type Pictures = {
  /** The address that shows an attached file. */
  addressOf: (name: string) => Promise<string>;
  /** Attaches a picture to the entry; the name that the text gives it. */
  attach: (file: File) => Promise<string>;
};

/** What the editor can read and write; the toolbar and the paste come on top. */
export function writingPlugins({ addressOf, attach }: Pictures) {
  return [
    headingsPlugin({ allowedHeadingLevels: [2, 3, 4] }),
    listsPlugin(),
    quotePlugin(),
    thematicBreakPlugin(),
    linkPlugin(),
    linkDialogPlugin(),
    tablePlugin(),
    imagePlugin({
      imagePreviewHandler: addressOf,
      imageUploadHandler: attach,
      disableImageResize: true,
      ImageDialog: PictureForm,
    }),
    codeBlockPlugin({
      codeBlockEditorDescriptors: [{ match: () => true, priority: 0, Editor: CodeBox }],
    }),
    jsxPlugin({ jsxComponentDescriptors: DESCRIPTORS, allowFragment: false }),
  ];
}
