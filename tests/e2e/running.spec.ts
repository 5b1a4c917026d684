// A community from its creation to somebody's suspension: staff, administrator and members at once.
import { randomUUID } from 'node:crypto';
import { nameThem, newCommunity } from './communities.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, newLearner } from './learners.ts';

test('the staff creates a community, its administrator runs it, and whoever harms it is suspended', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [staff, alix, bob, carole] = await Promise.all([
    signedIn('staff'),
    newLearner('alix'),
    newLearner('bob'),
    newLearner('carole'),
  ]);
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
  const slug = new URL(page.url()).searchParams.get('c') ?? '';
  await sql`delete from staff_roles r using profiles p
    where p.id = r.person_id and p.username = ${staff.name}`;
  await sql.end();

  // Its administrator changes the settings, then creates a group with approval.
  const desk = await pageOf(alix);
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
  await nameThem([
    [bob, 'Bob', 'Noyce'],
    [carole, 'Carole', 'Shaw'],
  ]);
  for (const { session } of [bob, carole]) {
    await callRpc('join_community', { community_id: community.id }, session);
  }
  const topic = { title: 'Achetez mes fleurs', body: 'Pas chères' };
  const id = randomUUID();
  await callRpc('write_topic', { id, community_id: community.id, ...topic }, bob.session);
  const reporter = await pageOf(carole);
  await reporter.goto(`/communaute/forum/?c=${slug}&id=${id}`);
  await reporter.getByRole('button', { name: 'Signaler le message écrit par Bob Noyce' }).click();
  const reporting = reporter.getByRole('dialog', { name: 'Signaler ce message' });
  await reporting.getByLabel('Publicité ou message répété').check();
  await reporting.getByLabel('En quelques mots').fill('Encore !');
  await reporting.getByRole('checkbox').check();
  await reporting.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(reporter.getByText(/Votre signalement est reçu/)).toBeVisible();

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
  await expect(desk.getByText('Message écrit par Bob Noyce masqué')).toBeVisible();
  await expect(desk.getByText('Aucun signalement n’attend.')).toBeVisible();

  // Suspended until a day, he reads it; the list of the suspended says so too.
  await desk.goto(`/communaute/membres/?c=${slug}`);
  await desk.getByRole('button', { name: 'Suspendre Bob Noyce' }).click();
  const suspending = desk.getByRole('dialog');
  await suspending.getByLabel('Pourquoi ?').fill('Des ventes, encore.');
  await suspending.getByLabel(/Jusqu’au/).fill('2035-06-30');
  await suspending.getByRole('button', { name: 'Suspendre' }).click();
  await expect(
    desk.getByRole('listitem').filter({ hasText: 'Bob Noyce' }).getByText('Accès suspendu'),
  ).toBeVisible();
  await desk.goto(`/communaute/moderation/?c=${slug}`);
  const suspended = desk.getByRole('region', { name: 'Accès suspendus' });
  await expect(suspended).toContainText('Bob Noyce');
  await expect(suspended).toContainText(/Accès suspendu jusqu’au .*1er juillet 2035/);
  const theirs = await pageOf(bob);
  await theirs.goto(`/communaute/?c=${slug}`);
  await expect(theirs.getByText(/^Accès suspendu jusqu’au .*1er juillet 2035/)).toBeVisible();
  await expect(theirs.getByText('Des ventes, encore.')).toBeVisible();
  await theirs.goto('/mon-espace/moderation/');
  const decision = theirs.getByRole('article').filter({ hasText: 'Une vente.' });
  await expect(decision).toContainText('Message masqué.');
  await decision.getByRole('button', { name: 'Contester cette décision' }).click();
  await decision.getByLabel('Pourquoi contestez-vous cette décision ?').fill('Elles sont belles.');
  await decision.getByRole('button', { name: 'Envoyer la contestation' }).click();
  await expect(decision.getByText(/Votre contestation est enregistrée/)).toBeVisible();

  // Lifted from the list; then the figures.
  await suspended.getByRole('button', { name: 'Lever la suspension pour Bob Noyce' }).click();
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
});

test('two administrators change the settings at once, and neither loses anything', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [one, other] = await Promise.all([signedIn('une'), newLearner('autre')]);
  const { slug, name } = await newCommunity('reglages', { administrators: [one, other] });
  const second = await pageOf(other);
  for (const each of [page, second]) {
    await each.goto(`/communaute/reglages/?c=${slug}`);
    await expect(each.getByLabel('Nom de la communauté')).toHaveValue(name);
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
});

test('an administrator closes, hides and moves what stands in the forum, names another and removes a member', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [alix, bob, carole] = await Promise.all([
    signedIn('alix'),
    newLearner('bob'),
    newLearner('carole'),
  ]);
  await nameThem([
    [bob, 'Bob', 'Noyce'],
    [carole, 'Carole', 'Shaw'],
  ]);
  const place = await newCommunity('sur-place', { administrators: [alix], members: [bob, carole] });
  const group = await newCommunity('groupe', { administrators: [alix], parent: place });
  const id = randomUUID();
  const topic = { title: 'Où ranger les registres ?', body: 'Nous en avons deux cents.' };
  await callRpc('write_topic', { id, community_id: place.id, ...topic }, bob.session);
  const theirs = await pageOf(carole);
  const address = `/communaute/forum/?c=${place.slug}&id=${id}`;
  await theirs.goto(address);
  await expect(theirs.getByLabel('Votre réponse')).toBeVisible();

  // Closed: who is reading it can reply no more, and keeps what they typed.
  await page.goto(address);
  const head = page.getByRole('article', { name: topic.title });
  const because = async (facts: string) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Quelle règle/).selectOption({ index: 1 });
    await dialog.getByLabel(/Que s’est-il passé/).fill(facts);
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await expect(dialog).toBeHidden();
  };
  await head.getByRole('button', { name: 'Clore la conversation' }).click();
  await because('Tout est dit.');
  await theirs.getByLabel('Votre réponse').fill('À la cave.');
  await theirs.getByRole('button', { name: 'Répondre' }).click();
  await expect(theirs.getByText(/Cette discussion vient d’être close/)).toBeVisible();
  await expect(theirs.getByLabel('Votre réponse')).toHaveValue('À la cave.');
  await head.getByRole('button', { name: 'Rouvrir la conversation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click();
  await expect(head.getByRole('button', { name: 'Clore la conversation' })).toBeVisible();

  // Hidden: it is gone for members, and comes back.
  await head.getByRole('button', { name: 'Masquer' }).click();
  await because('Un nom y était.');
  await expect(head.getByText(/^Masqué\./)).toBeVisible();
  await theirs.goto(address);
  await expect(theirs.getByText(topic.body)).toHaveCount(0);
  await head.getByRole('button', { name: 'Rétablir' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click();
  await theirs.reload();
  await expect(theirs.getByText(topic.body)).toBeVisible();

  // Moved to the group, of which she is no member.
  await head.getByRole('button', { name: 'Déplacer' }).click();
  const moving = page.getByRole('dialog', { name: 'Déplacer ce sujet et ses réponses' });
  await moving.getByLabel(/^Essai groupe/).check();
  await moving.getByRole('button', { name: 'Déplacer' }).click();
  await page.waitForURL(`**/communaute/forum/?c=${group.slug}&id=${id}`);
  await expect(page.getByRole('heading', { name: topic.title })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText(topic.body)).toHaveCount(0);

  // A second administrator is named, and a member removed, who may ask again.
  await page.goto(`/communaute/membres/?c=${place.slug}`);
  await page.getByRole('button', { name: 'Nommer Carole Shaw administrateur' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nommer administrateur' }).click();
  await expect(
    page.getByRole('button', { name: 'Carole Shaw : ne plus être administrateur' }),
  ).toBeVisible();
  await theirs.goto(`/communaute/moderation/?c=${place.slug}`);
  await expect(theirs.getByText('Sujet ouvert par Bob Noyce déplacé')).toBeVisible();
  await page.getByRole('button', { name: 'Retirer Bob Noyce' }).click();
  const removing = page.getByRole('dialog');
  await removing.getByLabel('Pourquoi ?').fill('Il a changé de métier.');
  await removing.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByRole('button', { name: 'Retirer Bob Noyce' })).toHaveCount(0);
  const his = await pageOf(bob);
  await his.goto(`/communaute/?c=${place.slug}`);
  await expect(his.getByRole('button', { name: /^Adhérer/i })).toBeVisible();
});
