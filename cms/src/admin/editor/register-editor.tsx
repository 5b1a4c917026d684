import { lazy, Suspense } from 'react';
import type { FieldProps } from './TextField';

// The editor is two thirds of a megabyte: whoever opens no text does not wait for it.
const TextField = lazy(() => import('./TextField'));

/** In place of Strapi's Markdown box: the columns and the REST answers stay strings of MDX. */
export const EDITOR_FIELD = {
  type: 'richtext',
  Component: (props: FieldProps) => (
    <Suspense fallback={<p>L’éditeur de texte arrive…</p>}>
      <TextField {...props} />
    </Suspense>
  ),
};
