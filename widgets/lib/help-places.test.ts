import { expect, test } from 'vitest';
import { HELP_PLACES as IN_THE_CMS } from '../../cms/src/checks/help-places.ts';
import { HELP_PLACES, helpHref } from './help-places.ts';

test('a place leads to its page', () => {
  expect(helpHref('sign-in-failed')).toBe('/aide/connexion/je-n-arrive-pas-a-me-connecter/');
});

test('the CMS knows the same places, and says each in words', () => {
  const pages = Object.entries(IN_THE_CMS).map(([place, { page, anchor }]) => [
    place,
    anchor ? `${page}#${anchor}` : page,
  ]);
  expect(Object.fromEntries(pages)).toEqual(HELP_PLACES);
  for (const { where } of Object.values(IN_THE_CMS))
    expect(where).toMatch(/^(la |le |l’|les |une? )\p{L}/u);
});
