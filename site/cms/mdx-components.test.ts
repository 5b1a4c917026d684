import { expect, test } from 'vitest';
import { COMPONENTS as IN_THE_CMS } from '../../cms/src/checks/mdx-components.ts';
import { COMPONENTS } from './mdx-components.ts';

const asTheCms = Object.entries(COMPONENTS).map(([name, { attributes, required }]) => {
  const of = (kind: string) => Object.keys(attributes).filter((key) => attributes[key] === kind);
  const choices = Object.entries(attributes).filter(([, kind]) => Array.isArray(kind));
  return [
    name,
    {
      required: [...required],
      optional: Object.keys(attributes).filter((key) => !required.includes(key)),
      files: of('file'),
      labels: of('label'),
      choices: Object.fromEntries(choices),
    },
  ];
});

test('Strapi lets an editor write what the build takes, and nothing else', () => {
  const written = Object.entries(IN_THE_CMS).map(([name, rule]) => [
    name,
    { labels: [], choices: {}, ...rule },
  ]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(asTheCms));
});
