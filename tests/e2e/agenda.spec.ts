// An administrator and two members around an event with one place.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { newCommunity } from './communities.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, type Learner, newLearner } from './learners.ts';

const read = (calendar: string) => {
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent');
  return events.map((component) => new ICAL.Event(component));
};

const action = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('of two members one has the only place, and the other has it when it is given back', async ({
  page,
  pageOf,
  signedIn,
}) => {
  const [ada, bob, eve] = await Promise.all([
    signedIn('ada'),
    newLearner('bob'),
    newLearner('eve'),
  ]);
  const { slug, name } = await newCommunity('agenda', {
    administrators: [ada],
    members: [bob, eve],
  });

  // Ada makes the event. An hour that does not exist is refused with its neighbours.
  await page.goto(`/communaute/agenda/?c=${slug}`);
  await action(page, 'Nouvel événement').click();
  await page.getByLabel('Titre').fill('Atelier budget');
  await page.getByLabel('Jour', { exact: true }).fill('2027-03-28');
  await page.getByLabel('Heure de début').fill('02:30');
  await page.getByLabel('Heure de fin', { exact: true }).fill('04:00');
  await page.getByLabel('Lieu').fill('Salle du conseil');
  await page.getByLabel('Lien de la réunion en ligne').fill('https://meet.example/budget');
  await page.getByLabel('Demander une inscription').check();
  await page.getByLabel('Nombre de places').fill('1');
  await action(page, 'Publier l’événement').click();
  await expect(
    page.getByText('Choisissez 1\u00a0h\u00a059 au plus tard, ou 3\u00a0h'),
  ).toBeVisible();
  await expect(page.getByLabel('Heure de début')).toBeFocused();
  // Nothing that was typed is lost by leaving the page.
  await page.reload();
  await action(page, 'Nouvel événement').click();
  await expect(page.getByLabel('Titre')).toHaveValue('Atelier budget');
  await page.getByLabel('Heure de début').fill('01:30');
  await action(page, 'Publier l’événement').click();
  await expect(page.getByText('Personne n’est encore inscrit, il reste 1 place.')).toBeVisible();
  const address = page.url();

  // Bob and Eve click at the same moment.
  const open = async (person: Learner) => {
    const own = await pageOf(person);
    await own.goto(address);
    await expect(
      own.getByText('Le lien est montré aux personnes qui ont une place.'),
    ).toBeVisible();
    return own;
  };
  const pages = await Promise.all([open(bob), open(eve)]);
  await Promise.all(pages.map((own) => action(own, 'M’inscrire').click()));
  const hasPlace = async (own: Page) => {
    const state = own.getByText(/^(Votre place est réservée|Vous êtes n°)/);
    await expect(state).toBeVisible();
    return (await state.textContent())?.startsWith('Votre place') ?? false;
  };
  const placed = await Promise.all(pages.map(hasPlace));
  expect([...placed].sort()).toEqual([false, true]);
  const [first, second] = placed[0] ? pages : [...pages].reverse();
  const waiting = placed[0] ? eve : bob;
  if (!first || !second) throw new Error('Two pages');
  await expect(first.getByRole('link', { name: 'Rejoindre la réunion' })).toBeVisible();
  await expect(second.getByText('Vous êtes n°\u00a01 sur la liste d’attente.')).toBeVisible();

  // What is downloaded is read by a program that is not ours.
  const downloading = first.waitForEvent('download');
  await action(first, 'Ajouter à mon agenda').click();
  const file = await (await downloading).path();
  const [event] = read(await readFile(file, 'utf8'));
  expect(event?.summary).toBe('Atelier budget');
  expect(event?.location).toBe('Salle du conseil');
  // Two hours and a half by the clock, one and a half on that night.
  expect(event?.startDate.toJSDate().toISOString()).toBe('2027-03-28T00:30:00.000Z');
  expect(event?.duration.toSeconds()).toBe(90 * 60);

  await action(first, 'Rendre ma place').click();
  await first.getByRole('dialog').getByRole('button', { name: 'Rendre ma place' }).click();
  await expect(action(first, 'M’inscrire sur la liste d’attente')).toBeVisible();
  await second.reload();
  await expect(second.getByText('Votre place est réservée.')).toBeVisible();
  const { notices } = await callRpc<{ notices: { kind: string; title: string; href: string }[] }>(
    'my_notices',
    {},
    waiting.session,
  );
  const told = notices.filter(({ kind }) => kind === 'event');
  expect(told.map(({ title }) => title)).toEqual(['Atelier budget']);
  expect(new URL(told[0]?.href ?? '', address).href).toBe(address);

  // The agenda's own address, while one is a member.
  await second.getByRole('link', { name: 'Tout l’agenda' }).click();
  await expect(second.getByText('Place réservée')).toBeVisible();
  await second.getByText('Cet agenda dans mon téléphone').click();
  await action(second, 'Créer mon adresse').click();
  const feed = await second.getByLabel('L’adresse de cet agenda').inputValue();
  const calendar = await (await fetch(feed)).text();
  expect(calendar).toContain(`X-WR-CALNAME:${name}`);
  expect(read(calendar).map(({ summary }) => summary)).toEqual(['Atelier budget']);

  // Ada sees who comes, and cancels.
  await page.getByText('Qui vient').click();
  await expect(page.getByRole('listitem').filter({ hasText: waiting.name })).toBeVisible();
  await page.reload();
  await action(page, 'Annuler l’événement').click();
  await expect(page.getByText('1 personne inscrite ou en attente sera prévenue.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’événement' }).click();
  await expect(page.getByText('Cet événement est annulé.')).toBeVisible();
  const [cancelled] = read(await (await fetch(feed)).text());
  expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(cancelled?.sequence).toBe(1);
});
