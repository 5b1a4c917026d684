// A newcomer turns a Word document into a published lesson, and never sees a sign of markup.
// Serial, and alone: it changes what is published.
import type { Page } from '@playwright/test';
import { readStack } from '../stack.ts';
import { enterCms } from './desk.ts';
import { Editor } from './editors.ts';
import { expect, test } from './fixtures.ts';
import { uniqueName } from './learners.ts';
import { wordDocument } from './word-document.ts';

test.describe.configure({ mode: 'serial' });

// The admin panel is large, loads anew in a browser that has not seen it, and waits for its server.
const patient = expect.configure({ timeout: 45_000 });

const { cmsUrl, siteUrl } = readStack();
const LESSONS = `${cmsUrl}/admin/content-manager/collection-types/api::lesson.lesson`;

const text = (page: Page) => page.locator('.preau-text').first();

async function pageOf(slug: string): Promise<string | undefined> {
  const sitemap = await (await fetch(`${siteUrl}/sitemap.xml`)).text();
  return new RegExp(`<loc>[^<]*(/cours/[^<]*/${slug}/)</loc>`).exec(sitemap)?.[1];
}

/** What this spec made, taken away again. */
const made: string[] = [];

test.afterAll(async () => {
  const editor = await Editor.signIn();
  for (const slug of made) {
    const { documentId } = await editor.find('lesson', slug);
    await editor.request('DELETE', `/api::lesson.lesson/${documentId}?locale=fr`);
    await expect.poll(() => pageOf(slug), { timeout: 60_000, intervals: [500] }).toBeUndefined();
  }
});

test('a Word document becomes a lesson: imported, mended, published, read', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const slug = uniqueName('salle');
  const title = `Préparer la salle ${slug}`;

  // The author: from Word to a draft.
  await enterCms(page, 'auteur');
  await page.goto(`${LESSONS}/create?plugins[i18n][locale]=fr`);
  await page.getByLabel('Importer un document Word').setInputFiles({
    name: 'notre salle.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await wordDocument(title),
  });
  const dialog = page.getByRole('dialog', { name: 'Importer un document Word' });
  await patient(dialog).toContainText(`« ${title} » : `);
  await expect(dialog).toContainText('1 tableau, 2 images');
  await expect(dialog).toContainText('commentaire : laissé de côté');
  const alt = (at: number) => dialog.getByLabel(`Description de notre-salle-image-${at}.png`);
  await expect(alt(1)).toHaveValue('La salle vue de la porte');
  await dialog.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await expect(dialog.getByRole('alert')).toContainText('notre-salle-image-2.png');
  await alt(2).fill('Le café prêt');
  await dialog.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await patient(dialog).toBeHidden();
  await expect(text(page)).toContainText('Une salle accueillante se prépare');
  await expect(text(page).getByRole('img', { name: 'Le café prêt' })).toBeVisible();
  await expect(text(page)).not.toContainText(/<[A-Z]|\*\*|\| --/);
  await expect(page.locator('input[name=title]')).toHaveValue(title);
  await page.locator('input[name=slug]').fill(slug);
  await page.getByRole('combobox', { name: /^Module/ }).click();
  await page.getByRole('option', { name: /Prendre place/ }).click();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await patient(page).toHaveURL(/lesson\/[a-z0-9]{24}/);

  // Somebody takes a picture out of « Fichiers », as happens.
  const editor = await Editor.signIn();
  const { documentId } = await editor.find('lesson', slug);
  made.push(slug);
  const { data } = await editor.request<{ data: { files: { id: number; name: string }[] } }>(
    'GET',
    `/api::lesson.lesson/${documentId}?locale=fr`,
  );
  const files = data.files.filter(({ name }) => name !== 'notre-salle-image-2.png');
  expect(data.files.length - files.length).toBe(1);
  await editor.request('PUT', `/api::lesson.lesson/${documentId}?locale=fr`, { files });

  // The proofreader: the fault is shown where it is, mended, and the lesson published.
  const proofreader = await (await browser.newContext()).newPage();
  await enterCms(proofreader, 'relectrice');
  await proofreader.goto(`${LESSONS}/${documentId}?plugins[i18n][locale]=fr`);
  await patient(text(proofreader)).toContainText('Une salle accueillante se prépare');
  await proofreader.getByRole('button', { name: 'Publier', exact: true }).click();
  const faulty = text(proofreader).locator('[data-fault]');
  await patient(faulty).toContainText('« notre-salle-image-2.png » n’est pas joint');
  await expect(faulty).toBeInViewport();
  await faulty.getByRole('button', { name: 'Retirer : Figure' }).click();
  await expect(faulty).toBeHidden();
  await proofreader.getByRole('button', { name: 'Publier', exact: true }).click();

  await expect.poll(() => pageOf(slug), { timeout: 60_000, intervals: [500] }).toBeDefined();
  await page.goto(`${siteUrl}${await pageOf(slug)}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await expect(page.getByRole('cell', { name: 'Rachel' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'La salle vue de la porte' })).toBeVisible();
  await expect(page.getByText('on note {tout}, on répond <vite>').first()).toBeVisible();
});
