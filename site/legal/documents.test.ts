import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { writeFixture } from '../cms/fixture.ts';
import { temporaryFolder } from '../publish/release-fixture.ts';
import { documentsOf, mendedTexts } from './documents.ts';

async function site() {
  await using folder = await temporaryFolder();
  return await writeFixture(folder.path, new Date('2026-01-06T00:00:00Z'));
}
type Site = Awaited<ReturnType<typeof site>>;
const terms = (content: Site) => {
  const found = documentsOf(content).find(({ document }) => document === 'conditions-generales');
  if (!found) throw new Error('no terms');
  return found;
};
const write = (content: Site, mdx: string) => {
  const page = content.pages.find(({ data }) => data.slug === 'conditions-generales');
  Object.assign(page ?? {}, { mdx });
};

test('a document is the text that people read: with the facts in their places', async () => {
  const { text, textHash, version } = terms(await site());
  expect(version).toBe('1');
  expect(text).toContain('Qui publie : Association Exemple.');
  expect(text).toContain('- Forme juridique : Association loi 1901');
  expect(text).not.toContain('<Legal');
  expect(textHash).toBe(createHash('sha256').update(text).digest('hex'));
});

test('spaces at line ends and empty lines are not another text; a word is', async () => {
  const content = await site();
  write(content, 'Un.\n\nDeux.');
  const before = terms(content).textHash;
  write(content, 'Un.  \r\n\n\n\nDeux.\n');
  expect(terms(content).textHash).toBe(before);
  write(content, 'Un.\n\nTrois.');
  expect(terms(content).textHash).not.toBe(before);
});

test('a text that changed under the same version is named, a new version is not', async () => {
  const content = await site();
  const before = documentsOf(content);
  expect(mendedTexts(before, documentsOf(content))).toEqual([]);
  write(content, 'Corrigé.');
  expect(mendedTexts(before, documentsOf(content)).map(({ document }) => document)).toEqual([
    'conditions-generales',
  ]);
  const page = content.pages.find(({ data }) => data.slug === 'conditions-generales');
  Object.assign(page?.data ?? {}, { version: '2' });
  expect(mendedTexts(before, documentsOf(content))).toEqual([]);
});
