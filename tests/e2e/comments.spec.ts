// Two people and somebody of the team under one lesson; and everything that means harm, shown as text.
import type { Page } from '@playwright/test';
import { XSS_CORPUS } from '../../widgets/lib/xss-corpus.ts';
import { ownerOf } from './database.ts';
import { expect, putSession, test } from './fixtures.ts';
import { callRpc, newLearner } from './learners.ts';

const COURSE = '/cours/la-commune-en-commun/prendre-place';
const TALK = `${COURSE}/pourquoi-la-commune/`;
const HARM = `${COURSE}/petite-histoire-de-la-commune/`;

const open = (page: Page) => page.getByRole('button', { name: /^Commentaires/ }).click();
const panel = (page: Page) => page.getByRole('dialog', { name: /^Commentaires/ });
const written = (page: Page, text: string) =>
  panel(page).locator('.thread').getByRole('article').filter({ hasText: text });

test('signed out, the lesson holds a link and nothing of its comments', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(TALK);
  const link = page.getByRole('link', { name: /Commentaires.*connectez-vous/ });
  await expect(link).toHaveAttribute('href', /^\/connexion\/\?next=.*%23commentaires$/);
  expect(asked.filter((url) => /list_comments|CommentsPanel|small-markdown/.test(url))).toEqual([]);
});

test('two people talk, one of the team moderates, and each finds their comment again', async ({
  page,
  browser,
  signedIn,
}) => {
  const ada = await signedIn('ada');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(TALK);
  await expect(page.getByRole('button', { name: 'Valider la leçon' })).toBeVisible();
  expect(asked.filter((url) => /list_comments|CommentsPanel/.test(url))).toEqual([]);

  await open(page);
  await expect(panel(page)).toContainText('Module 1');
  await expect(panel(page)).toContainText('Pourquoi la commune');
  await expect(panel(page)).toContainText(`Vous écrivez sous le nom «\u202f${ada.name}\u202f».`);
  await panel(page).getByRole('button', { name: 'Écrire un commentaire' }).click();
  const field = panel(page).getByLabel('Votre commentaire');
  await expect(field).toBeFocused();
  await panel(page).getByRole('button', { name: 'Publier' }).click();
  await expect(panel(page).getByText('Écrivez votre commentaire avant')).toBeVisible();

  // What is typed outlives a cut line and a reload, and a double click posts once.
  const words = `Bonjour de ${ada.name} **à tous**`;
  await field.fill(words);
  await page.route('**/rpc/post_comment', (route) => route.abort('connectionfailed'));
  await panel(page).getByRole('button', { name: 'Publier' }).click();
  await expect(panel(page).getByText(/La connexion semble coupée/)).toBeVisible();
  await page.unroute('**/rpc/post_comment');
  await page.reload();
  await open(page);
  await expect(field).toHaveValue(words);
  // Twice in one breath: a second click that comes late meets whatever stands there by then.
  await panel(page)
    .getByRole('button', { name: 'Publier' })
    .evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
  await expect(panel(page).getByText('Votre commentaire est publié.')).toBeVisible();
  const own = written(page, `Bonjour de ${ada.name}`);
  await expect(own).toHaveCount(1);
  await expect(own).toBeFocused();
  await expect(own.locator('strong', { hasText: 'à tous' })).toBeVisible();
  await expect(field).toHaveValue('');
  const id = (await own.getAttribute('data-comment')) ?? '';
  const reply = `Et bonjour à toi, ${ada.name}`;

  // The second person answers from the permalink, and the first one finds the answer.
  const bob = await newLearner('bob');
  const other = await (await browser.newContext()).newPage();
  await putSession(other, bob);
  await other.goto(`/commentaire/#${id}`);
  await expect(other).toHaveURL(`${TALK}#commentaire-${id}`);
  await expect(other.locator(`#commentaire-${id}`)).toBeFocused();
  const asThread = panel(other).getByRole('region', { name: 'Le commentaire demandé' });
  await asThread.getByRole('button', { name: `Répondre à ${ada.name}` }).click();
  await asThread.getByLabel(`Votre réponse à ${ada.name}`).fill(reply);
  await asThread.getByRole('button', { name: 'Publier' }).click();
  await expect(asThread.getByText(reply)).toBeVisible();
  await other.context().close();
  await page.reload();
  await open(page);
  await expect(written(page, reply)).toHaveCount(1);

  // Reported, hidden by the team, contested, given back.
  await written(page, reply)
    .getByRole('button', { name: /^Signaler/ })
    .click();
  const report = page.getByRole('dialog', { name: 'Signaler ce commentaire' });
  await report.getByLabel('Publicité ou message répété').check();
  await report.getByRole('button', { name: 'Envoyer' }).click();
  await expect(report.getByText('Cochez la case de bonne foi')).toBeVisible();
  await report.getByLabel(/Je signale de bonne foi/).check();
  await report.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText(/Votre signalement est reçu/)).toBeVisible();

  const sql = ownerOf('supabase');
  const team = await newLearner('team');
  await sql`select app.grant_role(${team.email}, 'platform staff')`;
  const desk = await (await browser.newContext()).newPage();
  await putSession(desk, team);
  await desk.goto('/mon-espace/moderation/');
  const card = desk.getByRole('article').filter({ hasText: bob.name }).first();
  await card.getByLabel('Masquer le commentaire').check();
  await card.getByLabel(/Quelle règle/).selectOption({ label: 'Rester dans le sujet' });
  await card.getByLabel(/Que s’est-il passé/).fill('Ce n’est pas le sujet.');
  await card.getByLabel('Réponse à qui a signalé').fill('Merci.');
  await card.getByRole('button', { name: 'Décider et répondre' }).click();
  await expect(desk.getByText('Commentaire masqué.').first()).toBeVisible();
  await page.reload();
  await open(page);
  await expect(own).toBeVisible();
  await expect(written(page, reply)).toHaveCount(0);

  const { decisions } = await callRpc<{ decisions: { id: string; facts: string }[] }>(
    'my_moderation',
    {},
    bob.session,
  );
  expect(decisions[0]?.facts).toBe('Ce n’est pas le sujet.');
  await callRpc(
    'contest_decision',
    { decision_id: decisions[0]?.id, contest: 'Si !' },
    bob.session,
  );
  // The second look is somebody else's.
  const second = await newLearner('second');
  await sql`select app.grant_role(${second.email}, 'platform staff')`;
  const again = await (await browser.newContext()).newPage();
  await putSession(again, second);
  await again.goto('/mon-espace/moderation/');
  const contested = again.getByRole('article').filter({ hasText: 'Si !' }).first();
  await contested.getByLabel('Votre réponse').fill('Vous avez raison.');
  await contested.getByRole('button', { name: 'Revenir sur la décision' }).click();
  await expect(again.getByText('L’équipe est revenue sur sa décision.').first()).toBeVisible();
  await again.context().close();
  await desk.context().close();
  await sql`
    delete from staff_roles r using profiles p
    where p.id = r.person_id and p.username in (${team.name}, ${second.name})`;
  await sql.end();

  // Deleting says what is lost, and keeps the answer.
  await page.reload();
  await open(page);
  await own.getByRole('button', { name: 'Supprimer' }).click();
  const confirm = page.getByRole('dialog', { name: /Supprimer ce commentaire/ });
  await expect(confirm).toContainText('Les réponses des autres restent.');
  await confirm.getByRole('button', { name: 'Supprimer le commentaire' }).click();
  await expect(panel(page).getByText('Ce commentaire a été supprimé.')).toBeVisible();
  await expect(written(page, reply)).toHaveCount(1);
});

test('whatever a comment or a name holds, nothing runs and nothing is against the policy', async ({
  page,
  signedIn,
  complaints,
}) => {
  const { name } = await signedIn('corpus');
  const sql = ownerOf('supabase');
  const [lesson] = await sql`select id from lessons where slug = 'petite-histoire-de-la-commune'`;
  const [person] = await sql`select id from profiles where username = ${name}`;
  await sql`delete from comments where lesson_id = ${lesson?.['id']}`;
  await sql`
    insert into comments (lesson_id, author_id, body, created_at)
    select ${lesson?.['id']}, ${person?.['id']}, text, now() - n * interval '1 second'
    from jsonb_to_recordset(${sql.json(XSS_CORPUS.map((text, n) => ({ text, n })))})
      as c (text text, n int)`;
  // Past what the sign-up lets through: the page must hold by itself.
  await sql`
    update profiles set display_name = '<img src=x onerror=alert(1)>' where id = ${person?.['id']}`;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(`${HARM}#commentaires`);
  for (let shown = 20; shown < XSS_CORPUS.length; shown += 20) {
    await expect(panel(page).locator('.thread')).toHaveCount(shown);
    await panel(page).getByRole('button', { name: 'Voir la suite' }).click();
  }
  await expect(panel(page).locator('.thread')).toHaveCount(XSS_CORPUS.length);
  await expect(panel(page).locator('.comment-body code').first()).toBeVisible();
  const strange = panel(page).locator(
    '.comment-body :not(p, br, code, pre, a, em, strong, ul, ol, li), .comment-facts img',
  );
  await expect(strange).toHaveCount(0);
  for (const link of await panel(page).locator('.comment-body a').all()) {
    expect(await link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/);
  }
  await panel(page).getByLabel('Votre commentaire').fill(XSS_CORPUS.join('\n').slice(0, 4900));
  await panel(page).getByRole('button', { name: 'Aperçu' }).click();
  await expect(panel(page).getByRole('region', { name: 'Aperçu' })).toBeVisible();
  expect([dialogs, complaints]).toEqual([[], []]);
  await sql`update profiles set display_name = ${name} where id = ${person?.['id']}`;
  await sql`delete from comments where lesson_id = ${lesson?.['id']}`;
  await sql.end();
});
