import { deflateSync } from 'node:zlib';
import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { type Mail, mailsTo, waitForMail } from './mailbox.ts';

const COURSE = 'contact@preau.example';

interface WithParts extends Mail {
  replyTo?: { address: string }[];
  attachments?: { fileName: string; contentType: string; generatedFileName: string }[];
}

/** A picture as a telephone takes it, four times as large as what leaves. */
function picture(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Author\0Camille Secret')),
    chunk('IDAT', deflateSync(Buffer.alloc((width * 3 + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

test('somebody without an account writes with a report and a picture, and both sides get a mail', async ({
  page,
}) => {
  const email = `lectrice-${Date.now()}@exemple.fr`;
  await page.goto('/contact/');
  await page.evaluate(() => sessionStorage.setItem('preau-diagnosis', 'Cookies : permis'));
  await page.reload();
  await expect(page.getByText('Compte rendu de la vérification')).toBeVisible();

  await page.getByRole('button', { name: 'Envoyer le message' }).click();
  await expect(page.getByText('Choisissez un sujet dans la liste')).toBeVisible();
  await page.getByLabel('De quoi s’agit-il').selectOption('Signaler un contenu illicite');
  await page.getByLabel('Adresse de la page').fill('/cours/la-commune/');
  await page.getByLabel('Pourquoi ce contenu').fill('Une insulte');
  await page.getByLabel('Votre message').fill('Bonjour,\nvoyez cette page.');
  await page.getByLabel('Votre courriel').fill(email);
  await page.getByLabel('Image de votre écran').setInputFiles({
    name: 'ecran.png',
    mimeType: 'image/png',
    buffer: picture(4000, 3000),
  });
  await expect(page.getByText(/ecran\.png/)).toBeVisible();
  await page.getByLabel('Je ne suis pas un robot').check();
  // Twice, as an impatient finger does.
  await page.getByRole('button', { name: 'Envoyer le message' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });

  await expect(page.getByRole('heading', { name: 'Votre message est envoyé' })).toBeFocused();
  const number =
    /n°\s(\d+)/.exec((await page.getByText(/Message n°/).textContent()) ?? '')?.[1] ?? '?';
  const receipt = await waitForMail(email);
  expect(receipt.subject).toContain(number);
  expect(receipt.text).not.toContain('voyez cette page');

  // What is joined to it is dropped once it has left, and it may leave after its receipt.
  const owner = ownerOf('supabase');
  await expect.poll(() => owner`select from app.mail_attachments`).toHaveLength(0);
  await owner.end();
  // The mailbox takes a mail before it has looked into it and shows it.
  const named = new RegExp(`n°\\s${number}\\b`);
  const mine = async () => (await mailsTo(COURSE)).filter(({ subject }) => named.test(subject));
  await expect.poll(mine).toHaveLength(1);
  const [mail] = (await mine()) as [WithParts];
  expect(mail.subject).toContain('Signaler un contenu illicite');
  expect(mail.text).toContain('> voyez cette page.');
  expect(mail.replyTo?.map(({ address }) => address)).toEqual([email]);
  const [report, screenshot, ...more] = mail.attachments ?? [];
  expect(more).toEqual([]);
  expect([report?.fileName, screenshot?.fileName]).toEqual(['compte-rendu.txt', 'capture.jpeg']);
  const file = await fetch(
    `${readStack().mailboxUrl}/email/${mail.id}/attachment/${screenshot?.generatedFileName}`,
  );
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(bytes.includes('Camille Secret')).toBe(false);

  const kept = await page.evaluate(() => Object.keys({ ...sessionStorage, ...localStorage }));
  expect(kept.filter((key) => /contact|diagnosis/.test(key))).toEqual([]);
});

test('what was typed survives a reload, a lost line, a session that ended, and leaves once', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn();
  await page.goto('/contact/?sujet=illicite#formulaire');
  await expect(page.getByLabel('Votre courriel')).toHaveValue(learner.email);
  await expect(page.getByLabel('Adresse de la page')).toBeVisible();
  await page.getByLabel('De quoi s’agit-il').selectOption('Autre chose');
  await page.getByLabel('Votre message').fill('Je suis perdue');
  await page.goto('/contact/');
  await expect(page.getByLabel('Votre message')).toHaveValue('Je suis perdue');

  // The session ends elsewhere; the line is cut as the answer comes back.
  const owner = ownerOf('supabase');
  await owner`
    delete from auth.sessions s using auth.users u where u.id = s.user_id and u.email = ${learner.email}`;
  let tries = 0;
  await page.route('**/functions/v1/contact', async (route) => {
    tries += 1;
    if (tries > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByLabel('Je ne suis pas un robot').check();
  await page.getByRole('button', { name: 'Envoyer le message' }).click();
  await expect(page.getByText(/Votre message est gardé ici/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Votre message')).toHaveValue('Je suis perdue');
  await page.getByLabel('Je ne suis pas un robot').check();
  await page.getByRole('button', { name: 'Envoyer le message' }).click();
  await expect(page.getByRole('heading', { name: 'Votre message est envoyé' })).toBeVisible();

  // Whom to answer is forgotten as a message leaves: none waits any more, and then the course has one.
  await expect
    .poll(() => owner`select from app.mail_outbox where reply_to = ${learner.email}`)
    .toHaveLength(0);
  await owner.end();
  const sent = async () =>
    ((await mailsTo(COURSE)) as WithParts[]).filter(({ replyTo }) =>
      replyTo?.some(({ address }) => address === learner.email),
    );
  await expect.poll(sent).toHaveLength(1);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says where to write, and shows no form that cannot be sent', async ({ page }) => {
    await page.goto('/contact/');
    // Not by its text: Playwright passes over what stands in a noscript.
    const way = page.locator('noscript .notice');
    await expect(way.locator(`a[href="mailto:${COURSE}"]`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Envoyer le message' })).toBeHidden();
  });
});

test('from a device that knows nothing, the page says the same to everybody and the mail the rest', async ({
  page,
  signedIn,
}) => {
  const { email } = await signedIn();
  const unknown = `personne-${Date.now()}@exemple.fr`;
  await page.goto('/inscription/etat/');
  for (const address of [email, unknown]) {
    await page.getByLabel('Courriel de l’inscription').fill(address);
    await page.getByRole('button', { name: 'Recevoir l’état de mon inscription' }).click();
    await expect(page.getByText(/Si une inscription existe pour cette adresse/)).toBeVisible();
    await page.getByRole('button', { name: 'Demander pour une autre adresse' }).click();
  }
  expect((await waitForMail(email, 2)).text).toContain('a déjà un compte');
  expect((await waitForMail(unknown)).text).toContain('aucune inscription');

  await page.goto('/mon-espace/profil/');
  const mails = page.getByRole('region', { name: 'Mes courriels' });
  await expect(mails.getByRole('listitem').first()).toContainText('État de l’inscription');
  await expect(mails.getByRole('listitem').first()).toContainText('Accepté par votre messagerie');
});
