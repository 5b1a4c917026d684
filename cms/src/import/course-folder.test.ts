import { expect, test } from 'vitest';
import { foldAnchor, humanise, slugify, withoutSlash } from './course-folder.ts';

test('addresses are plain words, without the rank', () => {
  expect(slugify('3-Les ressources')).toBe('les-ressources');
  expect(slugify('Guides d’Été')).toBe('guides-d-ete');
  expect(slugify('0')).toBe('partie-0');
  expect(slugify('1-a')).toBe('partie-a');
  expect(slugify('mot '.repeat(30)).length).toBeLessThanOrEqual(70);
});

test('a folder has a readable name', () => {
  expect(humanise('02-premiers-pas')).toBe('Premiers pas');
});

test('anchors agree in letters and digits', () => {
  expect(foldAnchor('1--a-quoi-servent-les-algorithmes-publics-')).toBe(
    foldAnchor('1/ À quoi servent les algorithmes publics ?'),
  );
});

test('a permalink ends without slash', () => {
  expect(withoutSlash('/qualite/guide/')).toBe('/qualite/guide');
});
