import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { axeFindings } from './axe.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { callFunction, callRpc, type Learner, signIn, signUpStep } from './learners.ts';
import { waitForMail } from './mailbox.ts';

const DATA = '/mon-espace/donnees/';

async function expectNoBarrier(page: Page) {
  expect(await axeFindings(page)).toEqual([]);
}

/** Enters the first public course and validates its first open lesson. */
async function learnSomething({ session }: Learner): Promise<{ course: string; lesson: string }> {
  const sql = ownerOf('supabase');
  const [lesson] = await sql`
    select l.id, l.title, c.title as course
    from public.lessons l join public.modules m on m.id = l.module_id
    join public.courses c on c.id = m.course_id
    where c.access = 'public' and c.retired_at is null and l.opens_at <= now()
      and l.retired_at is null and m.retired_at is null
    order by c.position, m.position, l.position limit 1`;
  await sql.end();
  await callRpc('validate_lesson', { lesson_id: lesson?.['id'] }, session);
  return { course: lesson?.['course'], lesson: lesson?.['title'] };
}

test('a learner takes all their data along, and reads it offline', async ({
  page,
  signedIn,
  context,
}, testInfo) => {
  const learner = await signedIn('nina');
  const learned = await learnSomething(learner);
  await page.goto('/mon-espace/');
  await page.getByRole('link', { name: /Télécharger mes données/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mes données' })).toBeVisible();

  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger mes données' }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^mes-donnees-\d{4}-\d\d-\d\d\.zip$/);
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    download.suggestedFilename(),
  );

  await expectNoBarrier(page);

  const files = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(files).sort()).toEqual(['LISEZ-MOI.txt', 'donnees.json', 'mes-donnees.html']);
  const data = JSON.parse(strFromU8(files['donnees.json'] ?? new Uint8Array()));
  expect(data.account).toMatchObject({ email: learner.email, username: learner.name });
  expect(data.courses[0].validations[0].lesson).toBe(learned.lesson);

  const path = testInfo.outputPath('mes-donnees.html');
  writeFileSync(path, files['mes-donnees.html'] ?? '');
  await context.setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Mes données' })).toBeVisible();
  await expect(page.getByText(learner.email).first()).toBeVisible();
  await expect(page.getByText(learned.course).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: learned.lesson })).toBeVisible();
  await expectNoBarrier(page);
  await page.setViewportSize({ width: 320, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
});

test('a learner leaves, is signed out in every tab, and changes their mind', async ({
  page,
  signedIn,
  context,
}) => {
  const learner = await signedIn('paul');
  await page.goto(DATA);
  const other = await context.newPage();
  await other.goto('/mon-espace/');
  await expect(other.getByText(learner.email)).toBeVisible();

  await page.getByLabel('Mot de passe').fill('pas-le-bon-1A');
  await page.getByRole('button', { name: 'Supprimer mon compte' }).click();
  await page.getByRole('button', { name: 'Oui, supprimer mon compte' }).click();
  await expect(page.getByText('Ce mot de passe n’est pas le bon')).toBeVisible();
  await expect(page.getByLabel('Mot de passe')).toBeFocused();

  await page.getByLabel('Mot de passe').fill(learner.password);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /Supprimer votre compte/ });
  await expect(dialog.getByRole('button', { name: /Non/ })).toBeFocused();
  await expectNoBarrier(page);
  await dialog.getByRole('button', { name: /Oui/ }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Votre compte sera supprimé le',
  );
  await expect(page.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible();
  await expect(other.getByText(learner.email)).toBeHidden();

  const mail = await waitForMail(learner.email, 2);
  expect(mail.subject).toContain('sera supprimé le');

  await page.goto('/connexion/');
  await page.getByLabel(/Courriel ou identifiant/).fill(learner.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByText(/Votre compte sera supprimé/)).toBeVisible();
  await page.getByRole('button', { name: 'Annuler la suppression' }).click();
  await expect(page).toHaveURL(/\/cours\//);
  expect((await waitForMail(learner.email, 3)).subject).toContain('est conservé');
  const session = await signIn(learner.name, learner.password);
  expect(await callRpc('account_state', {}, session)).toMatchObject({ state: 'ready' });
});

test('after the seven days the account is gone, a farewell comes, and the address may sign up anew', async ({
  signedIn,
}) => {
  const learner = await signedIn('rose');
  await learnSomething(learner);
  const asked = await callFunction(
    'delete-account',
    { password: learner.password },
    learner.session,
  );
  expect(asked.status).toBe(200);
  await waitForMail(learner.email, 2);

  const sql = ownerOf('supabase');
  const [profile] = await sql`
    update public.profiles set deletion_due_at = now() - interval '1 second'
    where username = ${learner.name} returning id`;
  await sql`select app.job_erase_accounts()`;
  // The hourly job may have been there first, and not be through yet.
  const left = async () => {
    const [person] = await sql`
      select p.username, p.display_name, p.user_id,
        (select count(*)::int from public.consents c where c.person_id = p.id) as consents,
        (select count(*)::int from public.enrolments e where e.person_id = p.id) as enrolments,
        (select count(*)::int from auth.users u where u.email = ${learner.email}) as accounts
      from public.profiles p where p.id = ${profile?.['id']}`;
    return { ...person };
  };
  await expect.poll(left).toEqual({
    ...{ username: null, display_name: null, user_id: null },
    ...{ consents: 3, enrolments: 1, accounts: 0 },
  });
  await sql.end();

  expect((await waitForMail(learner.email, 3)).subject).toContain('votre compte est supprimé');
  for (const login of [learner.email, learner.name]) {
    const refused = await callFunction('sign-in', { login, password: learner.password });
    expect(refused.status).toBe(401);
  }
  await signUpStep('start', { email: learner.email, termsRead: true });
  expect((await waitForMail(learner.email, 4)).subject).toContain('Confirmation');
});
