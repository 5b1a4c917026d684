// A community from its creation to somebody's suspension: staff, administrator and members at once.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { ownerOf } from './database.ts';
import { expect, putSession, test } from './fixtures.ts';
import { callRpc, type Learner, newLearner } from './learners.ts';

async function pageOf(browser: Browser, learner: Learner): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await putSession(page, learner);
  return page;
}

const slugOf = (page: Page): string => new URL(page.url()).searchParams.get('c') ?? '';

test('the staff creates a community, its administrator runs it, and whoever harms it is suspended', async ({
  page,
  browser,
  signedIn,
}) => {
  const staff = await signedIn('staff');
  const [alix, bob, carole] = [
    await newLearner('alix'),
    await newLearner('bob'),
    await newLearner('carole'),
  ];
  const sql = ownerOf('supabase');
  await sql`select app.grant_role(${staff.email}, 'platform staff')`;
  const name = `Essais ${randomUUID().slice(0, 8)}`;

  // A courriel of nobody makes nothing, and loses nothing that was typed.
  await page.goto('/communautes/nouvelle/');
  await page.getByLabel('Nom de la communauté').fill(name);
  await page.getByLabel(/Chaque demande d’adhésion/).uncheck();
  await page.getByLabel('Courriels des premiers administrateurs').fill('nemo@preau.test');
  await page.getByRole('button', { name: 'Créer la communauté' }).click();
  await expect(page.getByText(/Aucun compte n’a ce courriel : nemo@preau\.test/)).toBeVisible();
  await expect(page.getByLabel('Nom de la communauté')).toHaveValue(name);
  await page.getByLabel('Courriels des premiers administrateurs').fill(alix.email);
  await page.getByRole('button', { name: 'Créer la communauté' }).click();
  await page.waitForURL('**/communaute/reglages/**');
  const slug = slugOf(page);
  await sql`delete from staff_roles r using profiles p
    where p.id = r.person_id and p.username = ${staff.name}`;

  // Its administrator changes the settings, then creates a group with approval.
  const desk = await pageOf(browser, alix);
  await desk.goto(`/communaute/reglages/?c=${slug}`);
  await desk.getByLabel('Description').fill('On essaie tout.');
  await desk.getByRole('button', { name: 'Enregistrer les réglages' }).click();
  await expect(desk.getByText('Les réglages sont enregistrés.')).toBeVisible();
  await desk.getByRole('link', { name: 'Créer un groupe' }).click();
  await desk.getByLabel('Nom du groupe').fill('Petit groupe');
  await desk.getByRole('button', { name: 'Créer le groupe' }).click();
  await desk.waitForURL(/communaute\/reglages\/.*petit-groupe/);
  await expect(desk.getByLabel(/Chaque demande d’adhésion/)).toBeChecked();

  // A member reports what another wrote there.
  const community = await callRpc<{ id: string }>('community', { slug }, alix.session);
  for (const { session } of [bob, carole]) {
    await callRpc('join_community', { community_id: community.id }, session);
  }
  const post = randomUUID();
  await sql`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    select ${post}, ${community.id}, 'topic', p.id, 'Achetez mes fleurs', 'Pas chères', now(), now(),
      now() from profiles p where p.username = ${bob.name}`;
  await callRpc(
    'report_post',
    { post_id: post, reason: 'spam', explanation: 'Encore !', is_good_faith: true },
    carole.session,
  );

  // She hides it with a reason, and the log tells.
  await desk.goto(`/communaute/moderation/?c=${slug}`);
  const report = desk.getByRole('article').filter({ hasText: 'Achetez mes fleurs' });
  await expect(report).toContainText('Encore !');
  await report.getByLabel('Masquer le message').check();
  await report.getByRole('button', { name: 'Décider et répondre' }).click();
  await expect(report.getByText(/Choisissez la règle/)).toBeVisible();
  await report
    .getByLabel(/Quelle règle/)
    .selectOption({ label: 'Pas de publicité ni de messages répétés' });
  await report.getByLabel(/Que s’est-il passé/).fill('Une vente.');
  await report.getByRole('button', { name: 'Décider et répondre' }).click();
  await expect(desk.getByText(`Message de ${bob.name} masqué`)).toBeVisible();
  await expect(desk.getByText('Aucun signalement n’attend.')).toBeVisible();

  // Suspended until a day, he reads it; the list of the suspended says so too.
  const [person] = await sql`select id from profiles where username = ${bob.name}`;
  await callRpc(
    'suspend_member',
    {
      ...{ community_id: community.id, person_id: person?.['id'], reason: 'Des ventes, encore.' },
      until: '2035-06-30T22:00:00Z',
    },
    alix.session,
  );
  await desk.reload();
  const suspended = desk.getByRole('region', { name: 'Accès suspendus' });
  await expect(suspended).toContainText(bob.name);
  await expect(suspended).toContainText(/accès suspendu jusqu’au .*1er juillet 2035|juillet 2035/);
  const theirs = await pageOf(browser, bob);
  await theirs.goto('/mon-espace/moderation/');
  const decision = theirs.getByRole('article').filter({ hasText: 'Une vente.' });
  await expect(decision).toContainText('Message masqué.');
  await decision.getByRole('button', { name: 'Contester cette décision' }).click();
  await decision.getByLabel('Pourquoi contestez-vous cette décision ?').fill('Elles sont belles.');
  await decision.getByRole('button', { name: 'Envoyer la contestation' }).click();
  await expect(decision.getByText(/Votre contestation est enregistrée/)).toBeVisible();
  const card = await callRpc<{ state: string }>('community', { slug }, bob.session);
  expect(card.state).toBe('suspended');
  await theirs.context().close();

  // Lifted from the list; then the figures.
  await suspended.getByRole('button', { name: `Lever la suspension de ${bob.name}` }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: 'Lever la suspension', exact: true })
    .click();
  await expect(suspended.getByText('Personne n’est suspendu.')).toBeVisible();
  await desk.goto(`/communaute/chiffres/?c=${slug}`);
  await expect(desk.getByText('Membres', { exact: true }).first()).toBeVisible();
  const written = desk.getByRole('figure', { name: 'Messages, par semaine' });
  await written.getByText('Voir les nombres dans un tableau').click();
  await expect(written.getByRole('row').nth(1)).toContainText('1');
  await desk.context().close();
  await sql.end();
});

test('two administrators change the settings at once, and neither loses anything', async ({
  page,
  browser,
  signedIn,
}) => {
  const [one, other] = [await signedIn('une'), await newLearner('autre')];
  const sql = ownerOf('supabase');
  const id = randomUUID();
  const slug = `reglages-${id.slice(0, 8)}`;
  await sql`
    insert into communities (id, kind, slug, name, created_at)
    values (${id}, 'community', ${slug}, 'À deux', now())`;
  await sql`
    insert into community_memberships (community_id, person_id, state, is_administrator, joined_at)
    select ${id}, p.id, 'member', true, now() from profiles p
    where p.username in (${one.name}, ${other.name})`;
  const second = await pageOf(browser, other);
  for (const each of [page, second]) {
    await each.goto(`/communaute/reglages/?c=${slug}`);
    await expect(each.getByLabel('Nom de la communauté')).toHaveValue('À deux');
  }
  await page.getByLabel('Nom de la communauté').fill('À deux, la première');
  await page.getByRole('button', { name: 'Enregistrer les réglages' }).click();
  await expect(page.getByText('Les réglages sont enregistrés.')).toBeVisible();
  await second.getByLabel('Description').fill('Écrit par la seconde');
  await second.getByRole('button', { name: 'Enregistrer les réglages' }).click();
  await expect(second.getByText(/Une autre personne a enregistré ces réglages/)).toBeVisible();
  await expect(second.getByText(/À deux, la première/)).toBeVisible();
  await expect(second.getByLabel('Description')).toHaveValue('Écrit par la seconde');
  await second.getByRole('button', { name: 'Enregistrer mes réglages à la place' }).click();
  await expect(second.getByText('Les réglages sont enregistrés.')).toBeVisible();
  await expect(second.getByText(/Une autre personne/)).toHaveCount(0);
  await second.context().close();
  await sql.end();
});
