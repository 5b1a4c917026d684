// Editors keep the content whole: what the interface opens stays, a folder comes in as a whole or
// not at all, and the faults of a text are told at their place. Alone: the site is published anew.
import { strToU8, zipSync } from 'fflate';
import { readStack } from '../stack.ts';
import { enterCms } from './desk.ts';
import { Editor, type Entry } from './editors.ts';
import { expect, test } from './fixtures.ts';
import { uniqueName } from './learners.ts';

const { cmsUrl } = readStack();

const zipOf = (files: Record<string, string>) => ({
  name: 'dossier.zip',
  mimeType: 'application/zip',
  buffer: Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  ),
});

test('a help page that the interface opens stays where it is', async () => {
  const editor = await Editor.signIn();
  const pages = '/api::help-page.help-page';
  const { results } = await editor.request<{ results: Entry[] }>(
    'GET',
    `${pages}?filters[slug][$eq]=me-connecter`,
  );
  const [page] = results;
  const path = `${pages}/${page?.documentId}`;
  const named = /ouverte depuis la page « Se connecter »/;
  await expect(editor.request('POST', `${path}/actions/unpublish`, {})).rejects.toThrow(named);
  await expect(editor.request('DELETE', path)).rejects.toThrow(named);
  await expect(editor.request('PUT', path, { slug: 'ailleurs' })).rejects.toThrow(named);
  await editor.request('PUT', path, { slug: 'me-connecter' });
});

test('an author tries a folder, mends it, imports it as drafts, and reads its faults', async ({
  page,
}) => {
  const name = uniqueName('dossier');
  const files = {
    'cours/1-un/README.md': `# Module ${name}\n\nBonjour`,
    'cours/1-un/1-a.mdx': `---\ntitle: Leçon ${name}\n---\n\nun\n\n[rien](/nulle-part/)`,
  };
  await enterCms(page, 'auteur');
  await page.goto(`${cmsUrl}/admin/desk/import`);
  await page.getByLabel('Titre du cours').fill(name);

  const broken = { ...files, 'cours/1-un/2-b.md': '# B\n\n![x](absente.png)' };
  await page.getByLabel('Fichier .zip').setInputFiles(zipOf(broken));
  await page.getByRole('button', { name: 'Essayer' }).click();
  const fault = page.getByRole('row').filter({ hasText: '1-un/2-b.md' });
  await expect(fault).toContainText('absente.png » manque');
  await expect(fault.getByRole('gridcell', { name: '3', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Importer', exact: true })).toBeHidden();

  await page.getByLabel('Fichier .zip').setInputFiles(zipOf(files));
  await page.getByRole('button', { name: 'Essayer' }).click();
  await expect(page.getByRole('row').filter({ hasText: '1-un/1-a.mdx' })).toContainText('nouveau');
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'est importé' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Les pages sont en brouillon')).toBeVisible();

  await page.goto(`${cmsUrl}/admin/desk/checks`);
  const entry = page.locator('section').filter({ hasText: `Leçon ${name}` });
  await expect(entry.getByText('La page « /nulle-part/ » n’existe pas')).toBeVisible({
    timeout: 60_000,
  });
  await expect(entry.getByText('Champ « Texte », ligne 3')).toBeVisible();
  await entry.getByRole('link', { name: `Leçon ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'Contrôle du contenu' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText('La page « /nulle-part/ » n’existe pas')).toBeVisible();

  const author = await Editor.signIn('auteur');
  for (const type of ['lesson', 'module', 'course'] as const) {
    const { results } = await author.request<{ results: Entry[] }>(
      'GET',
      `/api::${type}.${type}?filters[title][$contains]=${name}`,
    );
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ publishedAt: null });
    await author.request('DELETE', `/api::${type}.${type}/${results[0]?.documentId}`);
  }
});
