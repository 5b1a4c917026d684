import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeFixture } from '../cms/fixture.ts';
import { temporaryFolder } from '../publish/release-fixture.ts';
import { LEGAL_FIELDS, LEGAL_PARTS } from './facts.ts';
import { isPlaceholder, isProduction, MANDATORY, refuseMissingFacts } from './missing-facts.ts';

const TRUE_FACTS = {
  contactEmail: 'bonjour@tilleul.fr',
  phone: '04 76 00 00 00',
  publisherName: 'Association du Tilleul',
  publicationDirector: 'Nadia Perrin',
  publisherLegalForm: 'Association loi 1901',
  publisherRegistration: 'RNA W382001234',
  publisherAddress: '1, place du Tilleul\n38000 Grenoble',
  hostName: 'Gandi SAS',
  hostAddress: '63-65, boulevard Masséna, 75013 Paris',
  hostPhone: '+33 1 70 37 76 61',
  dataProtectionContact: 'donnees@tilleul.fr',
  processors: 'Gandi SAS, France',
  supervisoryAuthority: 'CNIL, 3, place de Fontenoy, 75007 Paris',
  backupRetention: '30 jours',
};

async function site() {
  await using folder = await temporaryFolder();
  const content = await writeFixture(folder.path, new Date('2026-01-06T00:00:00Z'));
  Object.assign(content.settings.data, TRUE_FACTS);
  return content;
}
const refusal = (content: Awaited<ReturnType<typeof site>>) => {
  try {
    refuseMissingFacts(content);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('a site that states all its facts may go online', async () => {
  expect(refusal(await site())).toBe('');
});

test('every mandatory field that is empty is named, all in one message, as Strapi labels it', async () => {
  const content = await site();
  for (const field of Object.keys(MANDATORY)) Object.assign(content.settings.data, { [field]: '' });
  const message = refusal(content);
  const { config } = JSON.parse(
    readFileSync('cms/src/api/setting/content-types/setting/schema.json', 'utf8'),
  );
  for (const field of Object.keys(MANDATORY)) {
    expect(message).toContain(`« ${config.metadatas[field].edit.label} »`);
  }
});

test.each(Object.keys(MANDATORY))('%s alone, empty, stops the build', async (field) => {
  const content = await site();
  Object.assign(content.settings.data, { [field]: null });
  expect(refusal(content)).toMatch(/^Le site n’est pas publié.*\n.*remplissez : « [^,]+ »\./);
});

test('a legal page that still says « à compléter » is named', async () => {
  const content = await site();
  const page = content.pages.find(({ data }) => data.slug === 'cookies');
  Object.assign(page ?? {}, { mdx: 'Médiation : à compléter.' });
  expect(refusal(content)).toContain('Dans la page « Page cookies », remplacez « à compléter »');
});

test.each([
  ['', true],
  ['  \n', true],
  ['La présidente (à compléter)', true],
  ['Hébergeur de l’exemple', true],
  ['Association Exemple', true],
  ['contact@preau.example', true],
  ['donnees@preau.test', true],
  ['01 99 00 47 20', true],
  ['+33 6 39 98 01 02', true],
  ['Nadia Perrin', false],
  ['Un prestataire, par exemple en Irlande', false],
  ['contact@exemplaire.fr', false],
  ['04 76 00 00 00', false],
  ['30 jours', false],
])('« %s » stands for nothing: %s', (value, expected) => {
  expect(isPlaceholder(value)).toBe(expected);
});

test.each([
  [{}, false],
  [{ SITE_URL: 'http://127.0.0.1:4321' }, false],
  [{ SITE_URL: 'http://[::1]:4321' }, false],
  [{ SITE_URL: 'http://localhost:4321' }, false],
  [{ SITE_URL: 'https://preau.example' }, false],
  [{ SITE_URL: 'https://cours.tilleul.fr' }, true],
  [{ SITE_URL: 'https://example.tilleul.fr' }, true],
  [{ SITE_URL: 'http://127.0.0.1:4321', PREAU_ENV: 'production' }, true],
  [{ PREAU_ENV: 'production' }, true],
])('%j is production: %s', (env, expected) => {
  expect(isProduction(env as NodeJS.ProcessEnv)).toBe(expected);
});

test('Strapi tells an editor of the same fields and parts as the build', () => {
  const source = readFileSync('cms/src/checks/mdx-components.ts', 'utf8');
  const listed = (key: string) =>
    [...(new RegExp(`${key}: \\[([^\\]]+)\\]`).exec(source)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
      ([, name]) => name,
    );
  expect(listed('      field')).toEqual([...LEGAL_FIELDS]);
  expect(listed('      part')).toEqual([...LEGAL_PARTS]);
});
