// The personal space: a first visit, what one tells and to whom, a first community, its members.
import type { Page } from '@playwright/test';
import { newCommunity } from './communities.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { newLearner } from './learners.ts';

const section = (page: Page, name: string) => page.getByRole('region', { name });

test('a first visit proposes six communities, and greets once', async ({ page, signedIn }) => {
  await signedIn('nouvelle');
  await page.goto('/mon-espace/');
  const greeting = page.getByText('Vous venez d’utiliser un lien de connexion.');
  await expect(greeting).toBeVisible();
  await expect(section(page, 'Mes communautés')).toContainText(
    'Aucune communauté dans cette catégorie.',
  );
  const cards = section(page, 'On vous propose').getByRole('listitem');
  await expect(cards).toHaveCount(6);
  for (const card of await cards.all()) {
    await expect(card).toContainText(/\d+ membres?/);
    await expect(card).toContainText(/^.*(Pour |Beaucoup|Celle)/s);
    await expect(card.getByRole('button', { name: /^Adhérer/ })).toBeVisible();
  }
  await page.reload();
  await expect(cards).toHaveCount(6);
  await expect(greeting).toBeHidden();
  const search = page.getByRole('search', { name: 'Chercher dans les communautés' });
  await expect(search).toHaveAttribute('action', '/communautes/recherche/');
});

test('two people tell of themselves, join with their names, and see what the other shows', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const { name, slug } = await newCommunity('zone', { needsApproval: false });
  const [ada, bob] = await Promise.all([signedIn('ada'), newLearner('bob')]);
  await page.goto('/mon-espace/informations/');
  await page.getByLabel('Poste occupé', { exact: true }).fill('Secrétaire de mairie');
  await page.getByLabel('Ville, avec le code postal').fill('Paris');
  await page.getByLabel('Taille de la collectivité', { exact: true }).selectOption('Non concerné');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Écrivez la ville et son code postal')).toBeVisible();
  await page.getByLabel('Ville, avec le code postal').fill('75012 Paris 12');
  await page.getByLabel('Téléphone', { exact: true }).fill('0612345678');
  await page.getByLabel('Visible par les membres\u00a0: Poste occupé').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Vos informations sont enregistrées.')).toBeVisible();
  await expect(page.getByLabel('Ville, avec le code postal')).toHaveValue('PARIS 12 (75012)');

  await page.goto('/mon-espace/');
  const summary = section(page, 'Mes informations complémentaires');
  await expect(summary).toContainText('Secrétaire de mairie visible par les membres');
  await expect(summary).toContainText('06 12 34 56 78 administration seulement');
  await expect(summary).toContainText('Non concerné administration seulement');

  await join(page, slug, name, { first: 'Ada', last: 'Lovelace', password: ada.password });

  const other = await pageOf(bob);
  await join(other, slug, name, { first: 'Bob', last: 'Noyce', password: bob.password });
  await other.goto(`/communaute/membres/?c=${slug}`);
  const seen = other.getByRole('listitem').filter({ hasText: 'Ada Lovelace' });
  await expect(seen).toContainText('Secrétaire de mairie');
  await expect(seen).not.toContainText('PARIS');
  await expect(seen).not.toContainText('06 12');
  await other.getByLabel('Poste occupé').fill('secretaire');
  await other.getByRole('button', { name: 'Chercher', exact: true }).click();
  await expect(other.getByRole('listitem').filter({ hasText: 'Bob Noyce' })).toHaveCount(0);
  await expect(seen).toBeVisible();
  await other.getByRole('button', { name: 'Voir tous les membres' }).click();
  await other.getByLabel('Taille de la collectivité').selectOption('Non concerné');
  await other.getByRole('button', { name: 'Chercher', exact: true }).click();
  await expect(other.getByText('Aucun membre ne correspond.')).toBeVisible();

  // Named administrator, he sees all, and takes it home for Excel.
  const sql = ownerOf('supabase');
  await sql`
    update community_memberships m set is_administrator = true
    from communities c, profiles p
    where c.id = m.community_id and p.id = m.person_id and c.slug = ${slug}
      and p.username = ${bob.name}`;
  await sql.end();
  await other.reload();
  await expect(seen).toContainText('PARIS 12 (75012)');
  await expect(seen).toContainText('06 12 34 56 78');
  const saving = other.waitForEvent('download');
  await other.getByRole('button', { name: 'Télécharger la liste (CSV)' }).click();
  expect((await saving).suggestedFilename()).toBe(`membres-${slug}.csv`);
});

interface Names {
  first: string;
  last: string;
  password: string;
}

/** Joins a first community, where the names are asked. */
async function join(page: Page, slug: string, name: string, { first, last, password }: Names) {
  await page.goto(`/communaute/?c=${slug}`);
  await page.getByRole('button', { name: `Adhérer ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: /^Voulez-vous rejoindre/ });
  await expect(dialog).toContainText(
    'Les membres verront votre prénom et votre nom\u202f; jamais votre courriel.',
  );
  await dialog.getByRole('button', { name: 'Adhérer' }).click();
  await expect(dialog.getByText('Écrivez votre prénom.')).toBeVisible();
  await dialog.getByLabel('Prénom').fill(first);
  await dialog.getByLabel('Nom de famille').fill(last);
  await dialog.getByLabel('Votre mot de passe').fill(`${password}-autre`);
  await dialog.getByRole('button', { name: 'Adhérer' }).click();
  await expect(dialog.getByText('Ce n’est pas votre mot de passe.')).toBeVisible();
  await dialog.getByLabel('Votre mot de passe').fill(password);
  await dialog.getByRole('button', { name: 'Adhérer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByRole('heading', { name })).toBeFocused();
  await page.goto('/mon-espace/');
  await expect(section(page, 'Mes communautés').getByRole('link', { name })).toBeVisible();
}
