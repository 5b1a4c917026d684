// What is pasted from Word, LibreOffice or Google Docs: its titles, lists, links and tables, as
// blocks; its pictures, attached; the rest in plain words.
import {
  createActiveEditorSubscription$,
  editorInTable$,
  imageUploadHandler$,
  insertMarkdown$,
  realmPlugin,
} from '@mdxeditor/editor';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  PASTE_COMMAND,
} from 'lexical';
import type { OfficePicture } from '../../import/office-html';
import { withPictures } from './word-pictures';

type Params = { onNote: (note: string) => void };

export const pastePlugin = realmPlugin<Params>({
  init(realm, params) {
    const insert = async (html: string) => {
      // The reader of HTML is only fetched when somebody pastes.
      const { htmlToMdx } = await import('../../import/office-html');
      const { mdx, pictures, notes } = htmlToMdx(html, { pictureName: 'image-collee' });
      const attach = realm.getValue(imageUploadHandler$);
      const chosen = new Map<string, { name: string; alt: string }>();
      for (const picture of pictures) {
        const name = await attach?.(fileOf(picture));
        if (name) chosen.set(picture.name, { name, alt: picture.alt });
      }
      realm.pub(insertMarkdown$, pictures.length > 0 ? withPictures(mdx, chosen) : mdx);
      const said = notes.sentences();
      params?.onNote(said.length > 0 ? `Collé, avec ceci : ${said.join(' ; ')}.` : '');
    };
    realm.pub(createActiveEditorSubscription$, (editor) =>
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          if (!('clipboardData' in event) || !event.clipboardData) return false;
          const { clipboardData } = event;
          const html = clipboardData.getData('text/html');
          // Copied in the editor itself, or a picture alone: the editor knows better.
          const isOwn = clipboardData.types.includes('application/x-lexical-editor');
          const isPicture = clipboardData.files.length > 0 && !/<(p|h\d|li|td)\b/i.test(html);
          if (html === '' || isOwn || isPicture) return false;
          event.preventDefault();
          if (realm.getValue(editorInTable$)) {
            const words = clipboardData.getData('text/plain').replace(/\s+/g, ' ').trim();
            editor.update(() => {
              const selection = $getSelection();
              if ($isRangeSelection(selection)) selection.insertText(words);
            });
            return true;
          }
          insert(html).catch((error) =>
            params?.onNote(error instanceof Error ? error.message : String(error)),
          );
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});

function fileOf({ name, type, base64 }: OfficePicture): File {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return new File([bytes], name, { type });
}
