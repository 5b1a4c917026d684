import {
  closeImageDialog$,
  imageDialogState$,
  saveImage$,
  useCellValue,
  usePublisher,
} from '@mdxeditor/editor';
import { BlockForm } from './BlockForm';
import type { Block } from './blocks';

const PICTURE: Block = {
  name: 'Picture',
  label: 'Image',
  hint: 'Une image dans le texte.',
  kind: 'text',
  holdsText: false,
  fields: [
    { name: 'src', label: 'Image', type: 'file', accept: 'image', isRequired: true },
    {
      name: 'altText',
      label: 'Description de l’image',
      hint: 'Ce que l’image montre, pour qui ne la voit pas.',
      type: 'text',
      isRequired: true,
    },
  ],
};

/** The form of a picture written in the text, in place of the editor's own. */
export function PictureForm() {
  const state = useCellValue(imageDialogState$);
  const close = usePublisher(closeImageDialog$);
  const save = usePublisher(saveImage$);
  if (state.type !== 'editing') return null;
  const { src = '', altText = '', title = '' } = state.initialValues;
  return (
    <BlockForm
      block={PICTURE}
      values={{ src, altText }}
      submit="Enregistrer"
      onSubmit={(typed) =>
        save({ title, src: typed['src'] ?? '', altText: typed['altText'] ?? '' })
      }
      onClose={() => close()}
    />
  );
}
