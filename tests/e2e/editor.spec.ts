// A newcomer turns a Word document into a published lesson, and never sees a sign of markup.
// Serial, and alone: it changes what is published.
import type { Page } from '@playwright/test';
import { readStack } from '../stack.ts';
import { axeFindings } from './axe.ts';
import { demoEditor, Editor } from './editors.ts';
import { expect, test } from './fixtures.ts';
import { uniqueName } from './learners.ts';
import { wordDocument } from './word-document.ts';

test.describe.configure({ mode: 'serial' });

const { cmsUrl, siteUrl } = readStack();
const LESSONS = `${cmsUrl}/admin/content-manager/collection-types/api::lesson.lesson`;

async function signIn(page: Page, role: string) {
  const { email, password } = demoEditor(role);
  await page.goto(`${cmsUrl}/admin/auth/login`);
  await page.getByLabel(/courriel|email/i).fill(email);
  await page.getByLabel(/^Mot de passe/).fill(password);
  await page.getByRole('button', { name: /connecter|connexion/i }).click();
  await expect(page).not.toHaveURL(/login/);
}

const text = (page: Page) => page.locator('.preau-text').first();

async function pageOf(slug: string): Promise<string | undefined> {
  const sitemap = await (await fetch(`${siteUrl}/sitemap.xml`)).text();
  return new RegExp(`<loc>[^<]*(/cours/[^<]*/${slug}/)</loc>`).exec(sitemap)?.[1];
}

test('a Word document becomes a lesson: imported, mended, published, read', async ({ page }) => {
  test.setTimeout(180_000);
  const slug = uniqueName('salle');
  const title = `Préparer la salle ${slug}`;

  // The author: from Word to a draft.
  await signIn(page, 'auteur');
  await page.goto(`${LESSONS}/create?plugins[i18n][locale]=fr`);
  await page.getByLabel('Importer un document Word').setInputFiles({
    name: 'notre salle.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await wordDocument(title),
  });
  const dialog = page.getByRole('dialog', { name: 'Importer un document Word' });
  await expect(dialog).toContainText(`« ${title} » : `);
  await expect(dialog).toContainText('1 tableau, 2 images');
  await expect(dialog).toContainText('commentaire : laissé de côté');
  const alt = (at: number) => dialog.getByLabel(`Description de notre-salle-image-${at}.png`);
  await expect(alt(1)).toHaveValue('La salle vue de la porte');
  await dialog.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await expect(dialog.getByRole('alert')).toContainText('notre-salle-image-2.png');
  await alt(2).fill('Le café prêt');
  await dialog.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await expect(dialog).toBeHidden();
  await expect(text(page)).toContainText('Une salle accueillante se prépare');
  await expect(text(page).getByRole('img', { name: 'Le café prêt' })).toBeVisible();
  expect(await text(page).innerText()).not.toMatch(/<[A-Z]|\*\*|\|--/);
  await expect(page.getByLabel('Titre*')).toHaveValue(title);
  await page.getByLabel('Adresse*').fill(slug);
  await page.getByRole('combobox', { name: 'Module' }).fill('Prendre place');
  await page.getByRole('option', { name: /Prendre place/ }).click();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Document enregistré')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // The proofreader: a picture that got lost is shown where it is, mended, and all is published.
  const editor = await Editor.signIn();
  const { documentId } = await editor.find('lesson', slug);
});
