// For tests: the editor set up once in a page, and its way of reading and writing.
import { realmPlugin } from '@mdxeditor/editor';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { throughEditor } from './round-trip';
import { VisualEditor } from './VisualEditor';

export function openEditor(): (text: string) => string {
  let again: ((text: string) => string) | undefined;
  const spy = realmPlugin({
    postInit(realm) {
      again = (text) => throughEditor(realm, text);
    },
  });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  flushSync(() =>
    root.render(
      createElement(VisualEditor, {
        text: '',
        plugins: [spy()],
        onOpened: () => {},
        onFailed: () => {},
      }),
    ),
  );
  if (!again) throw new Error('The editor did not open');
  return again;
}
