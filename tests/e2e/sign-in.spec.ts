import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
import { expect, putSession, test } from './fixtures.ts';
import { type Learner, newLearner } from './learners.ts';
import { codeIn, linkIn, waitForMail } from './mailbox.ts';

const NEW = 'Chaise-verte-43';

async function fillSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Courriel ou identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
}
const send = (page: Page) => page.getByRole('button', { name: 'Se connecter' }).click();
const signOutButton = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: 'Se déconnecter' });

async function signInAt(page: Page, { email, password }: Learner, path = '/connexion/') {
  await page.goto(path);
  await fillSignIn(page, email, password);
  await send(page);
}

/** Puts something in this person's way, as an operator or an import would. */
async function obstruct({ email }: Learner, column: string, value: unknown): Promise<void> {
  const sql = ownerOf('supabase');
  await sql`
    update public.profiles set ${sql({ [column]: value })}
    where user_id = (select id from auth.users where email = ${email})`;
  await sql.end();
}

/** A real browser on a folder of its own, which can be closed and opened again. */
async function openBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: requireBrowser(),
    args: BROWSER_FLAGS,
    baseURL: readStack().siteUrl,
    locale: 'fr-FR',
  });
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'preau-browser-'));

test('remembered, by identifiant: a browser closed and opened again is still signed in', async () => {
  const learner = await newLearner('ines');
  const folder = newFolder();
  const before = await openBrowser(folder);
  const page = await before.newPage();
  await page.goto('/connexion/');
  await fillSignIn(page, learner.name, learner.password);
  await page.getByRole('checkbox', { name: 'Se souvenir de moi' }).check();
  await send(page);
  await expect(page).toHaveURL(/\/cours\//);
  await before.close();

  const after = await openBrowser(folder);
  const again = await after.newPage();
  await again.goto('/aide/');
  await expect(signOutButton(again)).toBeVisible();
  await after.close();
  rmSync(folder, { recursive: true });
});

test('not remembered, by courriel: a tab opened by hand is signed in, a new browser is not', async () => {
  const learner = await newLearner('ines');
  const folder = newFolder();
  const before = await openBrowser(folder);
  const page = await before.newPage();
  await signInAt(page, learner);
  await expect(page).toHaveURL(/\/cours\//);
  const byHand = await before.newPage();
  await byHand.goto('/mon-espace/');
  await expect(signOutButton(byHand)).toBeVisible();
  await expect(byHand.getByText(learner.email)).toBeVisible();
  const cookies = await before.cookies();
  expect(cookies).toMatchObject([{ name: 'preau-browser', value: '1', expires: -1 }]);
  await before.close();

  const after = await openBrowser(folder);
  const again = await after.newPage();
  await again.goto('/aide/');
  await expect(again.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await expect(signOutButton(again)).toBeHidden();
  await expect.poll(() => again.evaluate(() => localStorage.getItem('preau-session'))).toBeNull();
  await after.close();
  rmSync(folder, { recursive: true });
});

test('signing out in one tab signs out the others', async ({ page, context }) => {
  const learner = await newLearner();
  await putSession(page, learner);
  await page.goto('/mon-espace/');
  const other = await context.newPage();
  await other.goto('/aide/');
  await expect(signOutButton(other)).toBeVisible();
  await signOutButton(page).click();
  await expect(page.getByText('Votre session est fermée')).toBeVisible();
  await expect(other.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await expect(signOutButton(other)).toBeHidden();
});

test('a page does not act for somebody who signed in in another tab', async ({ page, context }) => {
  const [ada, bob] = [await newLearner('ada'), await newLearner('bob')];
  await putSession(page, ada);
  await page.goto('/mon-espace/profil/');
  await page.getByLabel('Prénom (facultatif)').fill('Ada');
  await page.getByLabel('Mot de passe actuel').first().fill(ada.password);

  const other = await context.newPage();
  await other.goto('/mon-espace/');
  await signOutButton(other).click();
  await expect(other.getByText('Votre session est fermée')).toBeVisible();
  await signInAt(other, bob);
  await expect(other).toHaveURL(/\/cours\//);

  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Une autre personne s’est connectée');
  await expect(page.getByLabel('Prénom (facultatif)')).toHaveValue('Ada');
  await other.goto('/mon-espace/profil/');
  await expect(other.getByLabel('Prénom (facultatif)')).toHaveValue('');
});

test('a lost password, by the link, after a scanner and on another device', async ({
  page,
  browser,
  request,
}) => {
  const learner = await newLearner('lise');
  await putSession(page, learner);
  await page.goto('/deconnexion/');
  await page.goto('/connexion/');
  const asking = await browser.newContext();
  const desk = await asking.newPage();
  await desk.goto('/connexion/');
  await desk.getByRole('link', { name: /Mot de passe perdu/ }).click();
  await desk.getByLabel('Courriel').fill(learner.name);
  await desk.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await expect(desk.getByText(/c’est votre adresse de courriel qu’il faut/)).toBeVisible();
  await desk.getByLabel('Courriel').fill(learner.email);
  await desk.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await expect(desk.getByText('Un courriel est en route')).toBeVisible();
  await expect(desk.getByText(learner.email)).toBeVisible();

  const link = linkIn(await waitForMail(learner.email, 2));
  for (const method of ['HEAD', 'GET', 'GET']) await request.fetch(link, { method });
  const telephone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const scanner = await telephone.newPage();
  await scanner.goto(link);
  await expect(scanner.getByText(learner.email)).toBeVisible();
  await scanner.close();

  const phone = await telephone.newPage();
  await phone.goto(link);
  await phone.getByLabel('Nouveau mot de passe', { exact: true }).fill(`Passe-${learner.name}-1`);
  await phone.getByLabel('Confirmation du nouveau mot de passe').fill('x');
  await phone.getByRole('button', { name: 'Enregistrer le nouveau mot de passe' }).click();
  await expect(phone.getByText('Retirez votre nom du mot de passe.')).toBeVisible();
  await phone.getByLabel('Nouveau mot de passe', { exact: true }).fill(NEW);
  await phone.getByLabel('Confirmation du nouveau mot de passe').fill(NEW);
  await phone.getByRole('button', { name: 'Enregistrer le nouveau mot de passe' }).click();
  await expect(phone.getByText(/Votre mot de passe est changé/)).toBeVisible();
  expect(phone.url()).not.toContain('token');
  await phone.getByRole('button', { name: 'Continuer' }).click();
  await expect(phone).toHaveURL(/\/cours\//);
  expect((await waitForMail(learner.email, 3)).subject).toContain('a été changé');

  await phone.goto(link);
  await expect(phone.getByRole('alert')).toContainText('ont déjà servi');
  await phone.getByRole('button', { name: 'Demander un nouveau courriel' }).click();
  await expect(phone.getByLabel('Courriel')).toBeVisible();
  await asking.close();
  await telephone.close();
});

test('a lost password, by the code, with a resend', async ({ page }) => {
  const learner = await newLearner('lise');
  await page.goto('/mot-de-passe-perdu/');
  await page.getByLabel('Courriel').fill(learner.email);
  await page.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await waitForMail(learner.email, 2);
  await page.getByRole('button', { name: 'Renvoyer le courriel' }).click();
  await expect(page.getByText(/Un nouveau courriel est parti/)).toBeVisible();
  const code = codeIn(await waitForMail(learner.email, 3));
  const wrong = code === '000000' ? '111111' : '000000';
  await page.getByLabel('Code à 6 chiffres').fill(wrong);
  await page.getByRole('button', { name: 'Valider le code' }).click();
  await expect(page.getByText(/Ce code n’est pas le bon/)).toBeVisible();
  await page.getByLabel('Code à 6 chiffres').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Valider le code' }).click();
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(NEW);
  await page.getByLabel('Confirmation du nouveau mot de passe').fill(NEW);
  await page.getByRole('button', { name: 'Enregistrer le nouveau mot de passe' }).click();
  await expect(page.getByText(/Votre mot de passe est changé/)).toBeVisible();
  await expect(signOutButton(page)).toBeVisible();
});

test('an address that nobody has is answered like any other', async ({ page }) => {
  const email = `personne-${Date.now()}@preau.test`;
  await page.goto('/mot-de-passe-perdu/');
  await page.getByLabel('Courriel').fill(email);
  await page.getByRole('button', { name: 'Réinitialiser le mot de passe' }).click();
  await expect(page.getByText('Un courriel est en route')).toBeVisible();
  const mail = await waitForMail(email);
  expect(mail.subject).toContain('aucun compte avec cette adresse');
});

test('terms of a new version are read, ticked and confirmed before anything else', async ({
  page,
}) => {
  const learner = await newLearner('lea');
  const sql = ownerOf('supabase');
  const version = `essai-${Date.now()}`;
  // At once, here and on the way back: others sign up meanwhile, and accept what is current.
  const before = await sql.begin(async (tx) => {
    const [current] = await tx`
      update app.legal_documents set is_current = false
      where document = 'conditions-generales' and is_current returning version`;
    await tx`
      insert into app.legal_documents (document, version, title, text_hash, published_at)
      values ('conditions-generales', ${version}, 'CGU', ${'c'.repeat(64)}, now())`;
    return current;
  });
  await obstruct(learner, 'terms_due', version);

  await signInAt(page, learner, '/connexion/?next=%2Faide%2F');
  await expect(page.getByRole('heading', { name: /Conditions générales/ })).toBeFocused();
  const box = page.getByRole('checkbox', { name: /J’ai lu et j’accepte/ });
  await expect(box).not.toBeChecked();
  await page.goto('/mon-espace/');
  await page.getByRole('link', { name: 'Continuer' }).first().click();
  await box.check();
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page).toHaveURL(/\/mon-espace\/$/);
  await expect(page.getByText(learner.email)).toBeVisible();

  const given = await sql`
    select from public.consents c join public.profiles p on p.id = c.person_id
    where p.username = ${learner.name} and c.version = ${version} and c.kind = 'accepted'`;
  expect(given).toHaveLength(1);
  await sql.begin(async (tx) => {
    await tx`delete from app.legal_documents where version = ${version}`;
    if (before) {
      await tx`
        update app.legal_documents set is_current = true
        where document = 'conditions-generales' and version = ${before['version']}`;
    }
  });
  await sql.end();
});

test('a password that must be changed is changed before anything else', async ({ page }) => {
  const learner = await newLearner('mo');
  await obstruct(learner, 'must_change_password', true);
  await signInAt(page, learner, '/connexion/?next=%2Faide%2F');
  await expect(page.getByRole('heading', { name: /Choisissez un nouveau/ })).toBeFocused();
  const fill = async (password: string) => {
    await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(password);
    await page.getByLabel('Confirmation du nouveau mot de passe').fill(password);
    await page.getByRole('button', { name: 'Enregistrer le nouveau mot de passe' }).click();
  };
  await fill(learner.password);
  await expect(page.getByText('C’est votre mot de passe actuel')).toBeVisible();
  await fill(NEW);
  await expect(page).toHaveURL(/\/aide\/$/);
  await expect(signOutButton(page)).toBeVisible();
});

test('a suspended person is told kindly, and whom to write to', async ({ page }) => {
  const learner = await newLearner('sacha');
  await obstruct(learner, 'suspended_at', new Date());
  await signInAt(page, learner);
  await expect(page.getByRole('heading', { name: 'Votre compte est suspendu' })).toBeFocused();
  await expect(page.getByRole('main').getByRole('link', { name: /@/ })).toHaveAttribute(
    'href',
    /^mailto:/,
  );
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByLabel('Courriel ou identifiant')).toBeVisible();
});

test('a deletion under way is said with its day', async ({ page }) => {
  const learner = await newLearner('ida');
  await obstruct(learner, 'deletion_due_at', new Date('2100-12-02T10:00:00Z'));
  await signInAt(page, learner);
  await expect(page.getByText(/sera supprimé jeudi 2 décembre 2100/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Annuler la suppression' })).toBeVisible();
});
