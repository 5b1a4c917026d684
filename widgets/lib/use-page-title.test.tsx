// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { usePageTitle } from './use-page-title.ts';

afterEach(cleanup);

function Step() {
  usePageTitle('Étape 2 de l’inscription');
  return null;
}

test('a page is called after the step in view, and as before once it is over', () => {
  document.body.innerHTML = '<h1>Confirmer mon inscription</h1>';
  document.title = 'Confirmer mon inscription – Préau';
  const { unmount } = render(<Step />);
  expect(document.querySelector('h1')?.textContent).toBe('Étape 2 de l’inscription');
  expect(document.title).toBe('Étape 2 de l’inscription – Préau');
  unmount();
  expect(document.querySelector('h1')?.textContent).toBe('Confirmer mon inscription');
  expect(document.title).toBe('Confirmer mon inscription – Préau');
});
