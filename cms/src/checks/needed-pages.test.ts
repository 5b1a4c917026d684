import { expect, test } from 'vitest';
import { LEGAL_PAGES } from '../../../site/legal/pages.ts';
import { reasonToStay } from './needed-pages.ts';

const HELP_PAGE = 'api::help-page.help-page';

test('a help page that the interface opens stays, and the place is named', () => {
  const page = { slug: 'me-connecter', category: { slug: 'connexion' } };
  expect(reasonToStay(HELP_PAGE, page)).toContain('ouverte depuis la page « Se connecter »');
  expect(reasonToStay(HELP_PAGE, { ...page, category: { slug: 'lecteur' } })).toBeNull();
  expect(reasonToStay(HELP_PAGE, { ...page, slug: 'autre' })).toBeNull();
});

test('a rubric stays with such a page in it', () => {
  const sentence = reasonToStay('api::help-category.help-category', { slug: 'connexion' });
  expect(sentence).toContain('la page « Se connecter »');
  expect(reasonToStay('api::help-category.help-category', { slug: 'redaction' })).toBeNull();
});

test('the pages that no site goes without stay, other pages may go', () => {
  for (const slug of LEGAL_PAGES) expect(reasonToStay('api::page.page', { slug })).not.toBeNull();
  expect(reasonToStay('api::page.page', { slug: 'a-propos' })).toBeNull();
  expect(reasonToStay('api::lesson.lesson', { slug: 'mentions-legales' })).toBeNull();
});
