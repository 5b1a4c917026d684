import { ownerOf } from './database.ts';
import { expect, putSession, test } from './fixtures.ts';
import { callRpc, type Learner, newLearner, uniqueName } from './learners.ts';

interface Place {
  id: string;
  slug: string;
  name: string;
  group: string;
}

/** A community with approval and a group in it, run by this administrator, for this test alone. */
async function newCommunity(administrator: Learner, people: Learner[]): Promise<Place> {
  const owner = ownerOf('supabase');
  try {
    const name = uniqueName('Mairies');
    const slug = name.toLowerCase();
    for (const [at, { name: username }] of [administrator, ...people].entries()) {
      await owner`
        update public.profiles set first_name = ${at === 0 ? 'Alix' : 'Zoé'}, last_name = 'Martin'
        where username = ${username.toLowerCase()}`;
    }
    const [made] = await owner`
      with place as (
        insert into public.communities (kind, slug, name, created_at)
        values ('community', ${slug}, ${name}, now()) returning id
      ), inside as (
        insert into public.communities (kind, parent_id, slug, name, needs_approval, created_at)
        select 'group', id, ${`${slug}-budget`}, 'Budget', false, now() from place
      ), runs as (
        insert into public.community_memberships
          (community_id, person_id, state, is_administrator, joined_at)
        select place.id, p.id, 'member', true, now()
        from place, public.profiles p where p.username = ${administrator.name.toLowerCase()}
      )
      select id from place`;
    return { id: String(made?.['id']), slug, name, group: `${slug}-budget` };
  } finally {
    await owner.end();
  }
}

test('a request is read and answered by keyboard, told to who asked, and a community is left with its groups', async ({
  page,
  browser,
  signedIn,
}) => {
  const ada = await signedIn('ada');
  const [alix, bob] = [await newLearner('alix'), await newLearner('bob')];
  const place = await newCommunity(alix, [ada, bob]);
  const ask = { community_id: place.id, message: 'Je commence en mairie.' };
  await callRpc('join_community', ask, bob.session);

  await page.goto(`/communaute/?c=${place.slug}`);
  await page.getByRole('button', { name: `Adhérer ${place.name}` }).click();
  const dialog = page.getByRole('dialog', { name: `Voulez-vous rejoindre « ${place.name} » ?` });
  await dialog.getByLabel(/Un mot pour l’administration/).fill('Bonjour, je suis à Pau.');
  await dialog.getByRole('button', { name: 'Adhérer' }).dblclick();
  await expect(page.getByText(/^Demande envoyée/)).toBeVisible();
  await page.getByRole('button', { name: /^Retirer ma demande/ }).click();
  await expect(page.getByRole('button', { name: `Adhérer ${place.name}` })).toBeVisible();
  await callRpc('join_community', { ...ask, message: 'Bonjour, je suis à Pau.' }, ada.session);

  const desk = await browser.newPage();
  await putSession(desk, alix);
  await desk.goto('/mon-espace/a-traiter/');
  await expect(desk.getByText('Bonjour, je suis à Pau.')).toBeVisible();
  await desk.getByRole('checkbox').first().focus();
  await desk.keyboard.press('a');
  await expect(desk.getByText('C’est fait : Zoé Martin est maintenant membre.')).toBeVisible();
  await expect(desk.getByRole('listitem').filter({ hasText: 'à Pau' })).toBeFocused();
  await desk.keyboard.press('r');
  await desk.keyboard.type('Réservé aux mairies, désolée.');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('C’est fait : la réponse part à Zoé Martin.')).toBeVisible();
  await expect(desk.getByText(/^Rien n’attend votre réponse/)).toBeVisible();
  await desk.close();

  await page.reload();
  await expect(page.getByText('Demande non retenue.')).toBeVisible();
  await expect(page.getByText(/Réservé aux mairies, désolée/)).toBeVisible();
  await expect(page.getByText(/Vous pourrez refaire une demande à partir du/)).toBeVisible();
  await page.goto('/mon-espace/notifications/');
  await expect(
    page.getByRole('link', { name: `« ${place.name} » : demande non retenue` }),
  ).toBeVisible();

  const inside = await browser.newPage();
  await putSession(inside, bob);
  const group = await callRpc<{ id: string }>('community', { slug: place.group }, bob.session);
  await callRpc('join_community', { community_id: group.id }, bob.session);
  await inside.goto(`/communaute/?c=${place.slug}`);
  await inside.getByRole('button', { name: `Quitter ${place.name}` }).click();
  const question = inside.getByRole('dialog');
  await expect(question.getByRole('listitem')).toHaveText('Budget');
  await question.getByRole('button', { name: 'Quitter' }).click();
  await expect(question.getByText(/Vous avez aussi quitté ses groupes : Budget/)).toBeVisible();
  await question.getByRole('button', { name: 'Fermer' }).click();
  await expect(inside.getByRole('button', { name: `Adhérer ${place.name}` })).toBeVisible();
  await inside.close();
});

test('an invitation by a link lets in whoever follows it, and is withdrawn', async ({
  page,
  browser,
  signedIn,
}) => {
  const alix = await signedIn('alix');
  const ada = await newLearner('ada');
  const place = await newCommunity(alix, [ada]);
  await page.goto(`/communaute/invitations/?c=${place.slug}`);
  await page.getByRole('button', { name: 'Créer un lien' }).click();
  const address = await page.getByLabel('Votre lien').inputValue();

  const other = await browser.newPage();
  await other.goto(address);
  await expect(other.getByRole('link', { name: 'Créer un compte' })).toBeVisible();
  expect(other.url()).not.toContain('token');
  await putSession(other, ada);
  await other.goto('/invitation/');
  await other.getByRole('button', { name: `Rejoindre ${place.name}` }).click();
  await other.getByRole('link', { name: `Entrer dans « ${place.name} »` }).click();
  await expect(other.getByText('Vous êtes membre.')).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: /^Retirer l’invitation/ }).click();
  await expect(page.getByText('Lien, retirée')).toBeVisible();
});
