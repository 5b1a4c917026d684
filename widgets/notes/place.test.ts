// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { findBlock, placeOf, selectedPlace } from './place.ts';

let root: Element;
const show = (html: string) => {
  document.body.innerHTML = `<article>${html}</article>`;
  root = document.querySelector('article') ?? document.body;
};
const text = (place: { anchor: string; quote: string }) => findBlock(root, place)?.textContent;

const LESSON = `<h2 id="la-commune">La commune</h2><p>On y vote  tous les six ans.</p>
  <p>Le conseil décide en séance publique, devant qui veut venir.</p>`;

beforeEach(() => show(LESSON));

const block = (selector: string) => {
  const found = root.querySelector(selector);
  if (!found) throw new Error(selector);
  return found;
};

test('a heading is named by its id, a paragraph by its number, both with their first words', () => {
  expect(placeOf(root, block('h2'))).toEqual({ anchor: 'la-commune', quote: 'La commune' });
  expect(placeOf(root, block('p'))).toEqual({
    anchor: 'p-2',
    quote: 'On y vote tous les six ans.',
  });
});

test('selected words are the quote', () => {
  const node = block('p:last-child').firstChild;
  document.getSelection()?.setBaseAndExtent(node ?? root, 3, node ?? root, 17);
  expect(selectedPlace(root)).toEqual({ anchor: 'p-3', quote: 'conseil décide' });
  document.getSelection()?.removeAllRanges();
  expect(selectedPlace(root)).toBeUndefined();
});

test('a long quote is cut', () => {
  expect(placeOf(root, block('p'), 'x'.repeat(300)).quote).toHaveLength(120);
});

test.each([
  ['stayed', LESSON],
  ['moved, because something came before it', `<p>Nouveau.</p>${LESSON}`],
  ['was mended a little', LESSON.replace('en séance publique', 'toujours en séance publique')],
])('a place is found again where its text %s', (_, html) => {
  const place = placeOf(root, block('p:last-child'));
  show(html);
  expect(text(place)).toMatch(/^Le conseil décide/);
});

test('a heading keeps its notes under a new wording', () => {
  const place = placeOf(root, block('h2'));
  show(LESSON.replace('>La commune<', '>Ta commune<'));
  expect(text(place)).toBe('Ta commune');
});

test('where the text is gone nothing is pointed at', () => {
  const place = placeOf(root, block('p:last-child'));
  show('<p>Tout autre chose se lit ici.</p><p>Et là.</p><p>Encore.</p>');
  expect(text(place)).toBeUndefined();
  expect(text({ anchor: '', quote: '' })).toBeUndefined();
});
