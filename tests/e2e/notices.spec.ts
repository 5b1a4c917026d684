import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, type Learner, newLearner } from './learners.ts';
import { mailsTo, waitForMail } from './mailbox.ts';

/** Writes a comment as one learner and tells it to the other, as the comments' own functions do. */
async function answerTo(reader: Learner, author: Learner, body: string): Promise<void> {
  const sql = ownerOf('supabase');
  await sql`
    with lesson as (
      select l.id from public.lessons l
      where l.slug = 'bienvenue-dans-le-mooc' and l.retired_at is null
    ), said as (
      insert into public.comments (lesson_id, author_id, body, created_at)
      select lesson.id, p.id, ${body}, app.clock()
      from lesson, public.profiles p where p.username = ${author.name}
      returning id, lesson_id
    )
    select app.notify(p.id, 'answer', 'e2e ' || said.id, said.lesson_id, said.id)
    from said, public.profiles p where p.username = ${reader.name}`;
  await sql.end();
}

/** The header that the mailbox's own button follows. */
async function oneClickAddress(email: string): Promise<string> {
  const mail = (await mailsTo(email)).at(-1);
  const response = await fetch(`${readStack().mailboxUrl}/email/${mail?.id}/source`);
  const source = (await response.text()).replaceAll(/\r?\n[ \t]+/g, ' ');
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  const address = /^List-Unsubscribe: <([^>]+)>/m.exec(source)?.[1];
  if (!address) throw new Error('No List-Unsubscribe');
  return address;
}

test('an answer is told by bell, page and mail; one click ends the mails', async ({
  page,
  signedIn,
}) => {
  const ada = await signedIn('ada');
  const bob = await newLearner('bob');
  const bell = page.getByRole('banner').getByRole('link', { name: /notification/i });
  await page.goto('/mon-espace/');
  await expect(bell).toHaveAccessibleName('Notifications');

  await answerTo(ada, bob, '**Merci** pour votre question');
  // Before she reads it on the site: what is read is not mailed.
  const mail = await waitForMail(ada.email, 2);
  await page.reload();
  await expect(bell).toHaveAccessibleName('1 notification non lue');
  await bell.click();
  await expect(page.getByRole('link', { name: `${bob.name} a écrit une réponse` })).toBeVisible();
  await expect(page.getByText('Merci pour votre question')).toBeVisible();
  await page.getByRole('button', { name: 'Tout marquer comme lu' }).click();
  await expect(page.getByText('Vous avez tout lu.')).toBeVisible();
  await expect(bell).toHaveAccessibleName('Notifications');

  expect(mail.subject).toContain(`${bob.name} a écrit une réponse`);
  expect(mail.text).toContain('/reprendre/');
  const address = await oneClickAddress(ada.email);

  // A scanner looks, and nothing changes; it lands on a page that asks.
  const looked = await fetch(address, { redirect: 'manual' });
  expect(looked.status).toBe(303);
  expect(new URL(looked.headers.get('location') ?? '').search).toBe('');
  const choice = () =>
    callRpc<{ mails: { answer: string } }>('my_notice_settings', {}, ada.session);
  expect((await choice()).mails.answer).toBe('now');

  for (let time = 0; time < 2; time++) {
    const posted = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(posted.status).toBe(200);
  }
  expect((await choice()).mails.answer).toBe('off');
  await answerTo(ada, bob, 'Encore une chose');
  // Bob's own mail, queued behind, has arrived: one to Ada would have come before.
  await answerTo(bob, ada, 'Avec plaisir');
  await waitForMail(bob.email, 2);
  expect((await mailsTo(ada.email)).length).toBe(2);

  // The link at the foot of the mail leads to the page with its button; chosen anew, it is saved.
  await page.goto(looked.headers.get('location') ?? '');
  await page.getByRole('button', { name: 'Ne plus recevoir ces courriels' }).click();
  await page.getByRole('link', { name: 'Choisir ce que je reçois' }).click();
  const kind = page.getByLabel('On répond à mon commentaire');
  await expect(kind).toHaveValue('off');
  await kind.selectOption('Un récapitulatif chaque matin');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/Enregistré à \d+/)).toBeVisible();
  expect((await choice()).mails.answer).toBe('daily');
});

test('the calendar is made, read by a calendar program, and renewed', async ({
  page,
  signedIn,
}) => {
  const ada = await signedIn('ada');
  const sql = ownerOf('supabase');
  const [course] = await sql`
    select c.id, c.title from public.courses c join public.modules m on m.course_id = c.id
    where c.access = 'public' and m.opens_at > app.clock() limit 1`;
  await sql.end();
  await callRpc('enter_course', { course_id: course?.['id'] }, ada.session);

  await page.goto('/mon-espace/notifications/');
  await page.getByRole('button', { name: 'Créer mon adresse' }).click();
  const field = page.getByLabel('L’adresse de mon agenda');
  const address = await field.inputValue();
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = await answer.text();
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar).toContain('BEGIN:VEVENT');
  expect(calendar).not.toContain(ada.name);
  const again = await fetch(address, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);

  await page.getByRole('button', { name: 'Renouveler l’adresse' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Renouveler l’adresse' }).click();
  await expect(field).not.toHaveValue(address);
  expect((await fetch(address)).status).toBe(404);
  const wrong = address.replace(/[^/]+\.ics$/, 'jamais.ics');
  expect(await (await fetch(wrong)).text()).toBe(await (await fetch(address)).text());
  expect((await fetch(await field.inputValue())).status).toBe(200);
});

test('« Me prévenir à l’ouverture » is asked on a locked lesson and taken back on the page', async ({
  page,
  signedIn,
}) => {
  await signedIn('ada');
  const sql = ownerOf('supabase');
  const [lesson] = await sql`
    select '/cours/' || c.slug || '/' || m.slug || '/' || l.slug || '/' as path, m.title
    from public.lessons l
    join public.modules m on m.id = l.module_id join public.courses c on c.id = m.course_id
    where c.access = 'public' and m.opens_at > app.clock() and l.body_hash is not null
      and l.retired_at is null order by m.opens_at desc, l.position limit 1`;
  await sql.end();
  await page.goto(String(lesson?.['path']));
  await page.getByRole('button', { name: 'Me prévenir à l’ouverture' }).click();
  await expect(page.getByText('C’est noté')).toBeVisible();
  await page.getByRole('link', { name: 'Voir ce que j’attends' }).click();
  await page
    .getByRole('button', { name: `Ne plus me prévenir pour «\u00a0${lesson?.['title']}\u00a0»` })
    .click();
  await expect(page.getByText('Vous n’attendez aucune ouverture')).toBeVisible();
});
