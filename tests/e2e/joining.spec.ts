import { nameThem, newCommunity } from './communities.ts';
import { expect, putSession, test } from './fixtures.ts';
import { callRpc, newLearner } from './learners.ts';

test('a request is read and answered by keyboard, told to who asked, and a community is left with its groups', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [ada, alix, bob] = await Promise.all([
    signedIn('ada'),
    newLearner('alix'),
    newLearner('bob'),
  ]);
  await nameThem([
    [ada, 'Ada', 'Martin'],
    [bob, 'Zoé', 'Martin'],
  ]);
  const place = await newCommunity('mairies', { administrators: [alix] });
  const group = await newCommunity('budget', { needsApproval: false, parent: place });
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

  const desk = await pageOf(alix);
  await desk.goto('/mon-espace/a-traiter/');
  await expect(desk.getByText('Bonjour, je suis à Pau.')).toBeVisible();
  const first = desk.getByRole('checkbox', { name: 'Cocher la demande envoyée par Zoé Martin' });
  await first.check();
  await expect(desk.getByText('1 demande cochée')).toBeVisible();
  await expect(first).toBeChecked();
  await desk.keyboard.press('a');
  await expect(desk.getByText('C’est fait : Zoé Martin est maintenant membre.')).toBeVisible();
  await expect(desk.getByRole('listitem').filter({ hasText: 'à Pau' })).toBeFocused();
  await desk.keyboard.press('r');
  await desk.keyboard.type('Réservé aux mairies, désolée.');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('C’est fait : la réponse part à Ada Martin.')).toBeVisible();
  await expect(desk.getByText(/^Rien n’attend votre réponse/)).toBeVisible();

  await page.reload();
  await expect(page.getByText('Demande non retenue.')).toBeVisible();
  await expect(page.getByText(/Réservé aux mairies, désolée/)).toBeVisible();
  await expect(page.getByText(/Vous pourrez refaire une demande à partir du/)).toBeVisible();
  await page.goto('/mon-espace/notifications/');
  await expect(
    page.getByRole('link', { name: `« ${place.name} » : demande non retenue` }),
  ).toBeVisible();

  const inside = await pageOf(bob);
  await callRpc('join_community', { community_id: group.id }, bob.session);
  await inside.goto(`/communaute/?c=${place.slug}`);
  await inside.getByRole('button', { name: `Quitter ${place.name}` }).click();
  const question = inside.getByRole('dialog');
  await expect(question.getByRole('listitem')).toHaveText(group.name);
  await question.getByRole('button', { name: 'Quitter' }).click();
  await expect(
    question.getByText(`Vous avez aussi quitté ses groupes : ${group.name}`),
  ).toBeVisible();
  await question.getByRole('button', { name: 'Fermer' }).click();
  await expect(inside.getByRole('button', { name: `Adhérer ${place.name}` })).toBeVisible();
  await expect(inside.getByRole('main').getByRole('heading', { name: place.name })).toBeFocused();
});

test('an invitation by a link lets in whoever follows it, and is withdrawn', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [alix, ada] = await Promise.all([signedIn('alix'), newLearner('ada')]);
  const place = await newCommunity('invitations', { administrators: [alix] });
  await page.goto(`/communaute/invitations/?c=${place.slug}`);
  await page.getByRole('button', { name: 'Créer un lien' }).click();
  const address = await page.getByLabel('Votre lien').inputValue();

  const other = await pageOf();
  await other.goto(address);
  await expect(other.getByRole('link', { name: 'Créer un compte' })).toBeVisible();
  expect(other.url()).not.toContain('token');
  await putSession(other, ada);
  await other.goto('/invitation/');
  const accept = other.getByRole('button', { name: `Rejoindre ${place.name}` });
  await accept.click();
  await expect(other.getByText('Écrivez votre prénom.')).toBeVisible();
  await other.getByLabel('Prénom').fill('Ada');
  await other.getByLabel('Nom de famille').fill('Lovelace');
  await other.getByLabel('Votre mot de passe').fill(ada.password);
  await accept.click();
  await other.getByRole('link', { name: `Entrer dans « ${place.name} »` }).click();
  await expect(other.getByText('Vous êtes membre.')).toBeVisible();

  await page.getByRole('button', { name: /^Retirer l’invitation/ }).click();
  await expect(page.getByText('Lien, retirée')).toBeVisible();
});
