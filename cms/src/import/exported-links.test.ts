import { expect, test } from 'vitest';
import { ExportedLinks } from './exported-links.ts';

const chapters = [
  { path: '01-a/README.mdx', address: '/cours/c/#a', text: 'Bienvenue' },
  { path: '01-a/01-un.mdx', address: '/cours/c/a/un/', text: '## Été\n\n## Été' },
  { path: '02-b/01-deux.mdx', address: '/cours/c/b/deux/', text: '' },
];
const written = (url: string) => {
  const text = `Voir [là](${url}).`;
  const all = [...chapters, { path: '02-b/02-trois.mdx', address: '/cours/c/b/trois/', text }];
  return /\((.*)\)/.exec(new ExportedLinks(all).in(all[3] as (typeof all)[number]))?.[1];
};

test.each([
  ['/cours/c/a/un/', '../01-a/01-un.mdx'],
  ['/cours/c/a/un/#été', '../01-a/01-un.mdx#été'],
  ['/cours/c/a/un/#été-1', '../01-a/01-un.mdx#été-1'],
  ['/cours/c/b/deux/', '01-deux.mdx'],
  ['/cours/c/#a', '../01-a/README.mdx'],
])('%s is the file %s', (url, expected) => {
  expect(written(url)).toBe(expected);
});

test.each(['/cours/c/a/un/#absent', '/cours/autre/a/un/', '/aide/', '#ici', 'https://exemple.fr'])(
  '%s stays',
  (url) => {
    expect(written(url)).toBe(url);
  },
);
