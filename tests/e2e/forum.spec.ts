// Two members talk in a forum at once; somebody outside reads nothing of it.
import { z } from 'zod';
import { newCommunity } from './communities.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, type Learner, newLearner } from './learners.ts';

test('two members ask, quote, mention, solve and find; a third person reads nothing', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [ada, bob, eve] = await Promise.all([
    signedIn('ada'),
    newLearner('bob'),
    newLearner('eve'),
  ]);
  const { slug } = await newCommunity('forum', { members: [ada, bob] });
  const forum = `/communaute/forum/?c=${slug}`;

  // Nothing typed is lost where it is too long, and a double click begins one topic.
  await page.goto(forum);
  await expect(page.getByText(/Aucun sujet pour l’instant/)).toBeVisible();
  await page.getByRole('button', { name: 'Nouveau sujet' }).click();
  await page.getByLabel('Titre').fill('Comment ouvrir un guichet ?');
  const text = page.getByLabel('Votre message');
  await text.fill('a'.repeat(100_000));
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText(/100\s000 caractères et la limite est de 20\s000/)).toBeVisible();
  await expect(text).toBeFocused();
  expect((await text.inputValue()).length).toBe(100_000);
  await text.fill('Nous n’avons **personne** le samedi.');
  await page.getByRole('button', { name: 'Publier' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(page).toHaveURL(/[?&]id=/);
  await expect(page.getByRole('heading', { name: 'Comment ouvrir un guichet ?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Réponses (0)' })).toBeVisible();
  const address = page.url();

  // It is new to the second member, who replies.
  const second = await pageOf(bob);
  await second.goto(forum);
  const line = second.getByRole('main').getByRole('listitem').filter({ hasText: 'un guichet' });
  await expect(line).toHaveCount(1);
  await expect(line.getByText('Nouveau', { exact: true })).toBeVisible();
  await expect(second.getByText('Du nouveau dans 1 sujet')).toBeVisible();
  await line.getByRole('link', { name: /guichet/ }).click();
  await second.getByLabel('Votre réponse').fill('Prenez **rendez-vous** avec vos voisins.');
  await second.getByRole('button', { name: 'Répondre' }).click();
  await expect(second.getByText('Votre réponse est publiée.')).toBeVisible();
  await expect(
    second.getByRole('article', { name: `Réponse écrite par ${bob.name}` }),
  ).toBeFocused();

  // The first one is told, quotes, and calls the second by name.
  const told = async ({ session }: Learner) =>
    (
      await callRpc<{ notices: { kind: string; title: string; href: string }[] }>(
        'my_notices',
        {},
        session,
      )
    ).notices;
  const [answer] = await told(ada);
  expect(answer).toMatchObject({ kind: 'answer', title: 'Comment ouvrir un guichet ?' });
  await page.goto(answer?.href ?? '');
  const reply = page.getByRole('article', { name: `Réponse écrite par ${bob.name}` });
  await expect(reply).toBeFocused();
  await reply.getByRole('button', { name: `Citer la réponse écrite par ${bob.name}` }).click();
  const field = page.getByLabel('Votre réponse');
  await expect(field).toBeFocused();
  await field.pressSequentially('Merci @bob');
  await page.getByRole('button', { name: `@${bob.name}` }).click();
  await expect(field).toHaveValue(`Merci @${bob.name} `);
  await page.getByRole('button', { name: 'Répondre' }).click();
  const quoting = page.getByRole('article', { name: `Réponse écrite par ${ada.name}` });
  await expect(quoting.getByText('Prenez rendez-vous avec vos voisins.')).toBeVisible();
  await reply.getByRole('button', { name: /^Marquer comme solution/ }).click();
  const solution = page.getByRole('region', { name: 'La réponse qui a résolu la question' });
  await expect(solution.locator('strong', { hasText: 'rendez-vous' })).toBeVisible();

  // Told once for quote and name together; the solution is on top, and words are found.
  const notices = await told(bob);
  expect(notices).toHaveLength(1);
  await second.goto(notices[0]?.href ?? '');
  await expect(
    second.getByRole('article', { name: `Réponse écrite par ${ada.name}` }),
  ).toBeFocused();
  await expect(
    second.getByRole('region', { name: 'La réponse qui a résolu la question' }),
  ).toBeVisible();
  await second.getByRole('link', { name: 'Tous les sujets du forum' }).click();
  await expect(line.getByText('Résolu', { exact: true })).toBeVisible();
  await expect(second.getByText('Vous avez tout lu.')).toBeVisible();
  const search = second.getByLabel('Chercher dans le forum');
  await search.fill(`xylographe % ' "`);
  await search.press('Enter');
  await expect(second.getByText(/Rien pour/)).toBeVisible();
  await search.fill('VOISIN %');
  await search.press('Enter');
  await second.getByRole('link', { name: 'Comment ouvrir un guichet ?' }).click();
  await expect(
    second.getByRole('article', { name: `Réponse écrite par ${bob.name}` }),
  ).toBeFocused();

  const third = await pageOf(eve);
  for (const place of [forum, address]) {
    await third.goto(place);
    await expect(third.getByText(/réservée? aux membres/)).toBeVisible();
    await expect(third.getByRole('main')).not.toContainText('guichet');
  }
});

test('those of a session find « Discuter » on the course’s home, and talk among themselves', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [ada, bob, eve] = await Promise.all([
    signedIn('ada'),
    newLearner('bob'),
    newLearner('eve'),
  ]);
  const sql = ownerOf('supabase');
  const [course] = await sql`
    select c.slug, s.id as session_id, s.name from sessions s join courses c on c.id = s.course_id
    where app.clock() between s.starts_at and s.ends_at order by c.slug limit 1`;
  const { slug, session_id, name } = z.record(z.string(), z.string()).parse(course);
  await sql`
    insert into enrolments (person_id, course_id, session_id)
    select p.id, s.course_id, s.id from profiles p, sessions s
    where p.username = any (${[ada.name, bob.name]}) and s.id = ${String(session_id)}`;
  await sql.end();

  await page.goto(`/cours/${slug}/`);
  await page.getByRole('link', { name: `Discuter : ${name}` }).click();
  await page.getByRole('button', { name: 'Nouveau sujet' }).click();
  const title = `Qui vient d’Angers ? ${ada.name}`;
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Votre message').fill('Nous pourrions partir ensemble.');
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();

  // Its first page is its forum.
  const second = await pageOf(bob);
  await second.goto(`/communaute/?c=session-${session_id}`);
  await second.waitForURL('**/communaute/forum/**');
  await second.getByRole('link', { name: title }).click();
  await expect(second.getByText('Nous pourrions partir ensemble.')).toBeVisible();
  const third = await pageOf(eve);
  await third.goto(page.url());
  await expect(third.getByText(/n’existe pas|ne vous est pas ouverte/)).toBeVisible();
  await expect(third.getByRole('main')).not.toContainText('Angers');
});
