// Every way in: after a scanner, on another device, without storage, by the code, with an old link.
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, type Page, test as plain, type Request } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { callRpc, newLearner, signIn, signUpStep, uniqueName } from './learners.ts';
import { codeIn, linkIn, mailsTo, waitForMail } from './mailbox.ts';

const PASSWORD = 'Chaise-bleue-42';

const someone = (stem: string) => {
  const name = uniqueName(stem);
  return { name, email: `${name}@preau.test` };
};

async function start(page: Page, email: string): Promise<void> {
  await page.goto('/inscription/');
  await page.getByLabel('Courriel').fill(email);
  await page.getByRole('checkbox', { name: /J’ai lu/ }).check();
  await page.getByRole('checkbox', { name: 'Je ne suis pas un robot' }).check();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByRole('heading', { name: 'État de votre inscription' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Confirmer mon inscription' }).click();
  await expect(page.getByText('Votre inscription a été validée')).toBeVisible();
}

async function fillFinish(page: Page, name: string): Promise<void> {
  await page.getByLabel(/Nom affiché/).fill(name);
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByLabel(/Confirmation du mot de passe/).fill(PASSWORD);
  await page.getByRole('checkbox', { name: /conditions générales/ }).check();
}

const create = (page: Page) => page.getByRole('button', { name: 'Créer mon compte' }).click();

/** What a mail application's own browser may do: every access to storage throws. */
const withoutStorage = (context: BrowserContext) =>
  context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });

test('a scanner opens the link first, even one that runs scripts, and the link still serves', async ({
  page,
  request,
  browser,
}) => {
  const { name, email } = someone('zoe');
  await start(page, email);
  const link = linkIn(await waitForMail(email));
  for (const method of ['HEAD', 'GET', 'GET']) await request.fetch(link, { method });
  const scanner = await browser.newContext();
  const scanned = await scanner.newPage();
  const asked: Request[] = [];
  scanned.on('request', (sent) => asked.push(sent));
  await scanned.goto(link);
  await expect(scanned.getByText('Vérification faite.')).toBeVisible();
  await scanner.close();
  expect(asked.filter((sent) => sent.url().includes('/functions/'))).toEqual([]);
  const token = new URL(link).hash.slice('#token='.length);
  expect(asked.filter((sent) => sent.url().split('#')[0]?.includes(token))).toEqual([]);

  await page.goto(link);
  await confirm(page);
  expect(page.url()).not.toContain(token);
  await expect(page.getByText(email)).toBeVisible();
  await fillFinish(page, name);
  await create(page);
  await expect(
    page.getByText(/Félicitations.*Votre compte est créé et vous êtes dans votre cours/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
});

test('the page says what became of the mail, and when another may be asked for', async ({
  page,
}) => {
  const { email } = someone('suivi');
  await start(page, email);
  // First, while another may not be asked for.
  await expect(page.getByText(/Possible de nouveau dans \d+\ss/)).toBeVisible();
  await page.getByRole('button', { name: 'Renvoyer le courriel' }).click();
  await expect(page.getByText(/Le courriel vient de partir/)).toBeVisible();
  await expect(page.getByText(/Courriel envoyé à \d+\sh/)).toBeVisible();
  await waitForMail(email);
  expect(await mailsTo(email)).toHaveLength(1);
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByLabel('Courriel')).toHaveValue(email);
});

test('the link is opened on another device, which knows nothing of the first', async ({
  page,
  browser,
}) => {
  const { name, email } = someone('ailleurs');
  await start(page, email);
  const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await other.newPage();
  await phone.goto(linkIn(await waitForMail(email)));
  await confirm(phone);
  await fillFinish(phone, name);
  await create(phone);
  await expect(phone.getByText(/Félicitations/)).toBeVisible();
  await other.close();
});

test('a browser without storage goes all the way, and is told where to sign in', async ({
  browser,
  baseURL,
}) => {
  const { name, email } = someone('sans');
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  await withoutStorage(context);
  const page = await context.newPage();
  await start(page, email);
  await expect(page.getByText(/Courriel envoyé à \d+\sh/)).toBeVisible();
  await page.goto(linkIn(await waitForMail(email)));
  await confirm(page);
  await fillFinish(page, name);
  await create(page);
  await expect(page.getByText(/Votre compte est créé.*navigateur habituel/)).toBeVisible();
  const answer = await signsIn(name);
  expect(answer.email).toBe(email);
  await context.close();
});

async function signsIn(login: string) {
  const session = await signIn(login, PASSWORD);
  return callRpc<{ email: string }>('my_profile', {}, session);
}

test('the code serves in place of the link, pasted as the mail shows it', async ({ page }) => {
  const { name, email } = someone('code');
  await start(page, email);
  const code = codeIn(await waitForMail(email));
  const field = page.getByLabel('Code à 6 chiffres');
  await field.fill(code === '000000' ? '111 111' : '000 000');
  await page.getByRole('button', { name: 'Valider le code' }).click();
  await expect(page.getByText(/Ce code n’est pas le bon/)).toBeVisible();
  await field.fill(` ${code.slice(0, 3)}\u00a0${code.slice(3)} `);
  await page.getByRole('button', { name: 'Valider le code' }).click();
  await expect(page.getByText('Votre inscription a été validée')).toBeVisible();
  await fillFinish(page, name);
  await create(page);
  await expect(page.getByText(/Félicitations/)).toBeVisible();
});

test('a superseded link says that the latest counts, and brings a new mail in one click', async ({
  page,
}) => {
  const { email } = someone('ancienne');
  for (const count of [1, 2]) {
    await signUpStep('start', { email, termsRead: true });
    await waitForMail(email, count);
  }
  await page.goto(linkIn(await waitForMail(email, 1)));
  await page.getByRole('button', { name: 'Confirmer mon inscription' }).click();
  await expect(page.getByRole('alert')).toContainText('seul le dernier compte');
  await expect(page.getByLabel('Code à 6 chiffres')).toBeVisible();
  await page.getByRole('button', { name: 'Renvoyer le courriel' }).click();
  await expect(page.getByText(/Un nouveau courriel est parti/)).toBeVisible();
  await expect(page.getByText(/Courriel envoyé à \d+\sh/)).toBeVisible();
  await expect(page.locator('main')).not.toContainText(email);
  await page.goto(linkIn(await waitForMail(email, 3)));
  await confirm(page);
});

test('a known address sees the same page and gets another mail', async ({ page }) => {
  const learner = await newLearner('connue');
  await start(page, learner.email);
  await expect(page.getByText(/Courriel envoyé à \d+\sh/)).toBeVisible();
  const mail = await waitForMail(learner.email, 2);
  expect(mail.subject).toContain('vous avez déjà un compte');
  expect(mail.text).toContain('/mot-de-passe-perdu/');
  await page.goto(linkIn(mail));
  await expect(page.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible();
});

test('axe finds nothing on what a sign-up shows on its way', async ({ page }) => {
  const { name, email } = someone('axe');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const look = async (place: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      place,
    ).toEqual([]);
  };
  await page.goto('/inscription/');
  await page.getByLabel('Courriel').fill('zoe@gmial.com');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText(/Cochez la case/)).toBeVisible();
  await look('a form with its errors and a question');
  await start(page, email);
  await expect(page.getByText(/Courriel envoyé à \d+\sh/)).toBeVisible();
  await look('the state of a sign-up');
  const link = linkIn(await waitForMail(email));
  await page.goto(link);
  await confirm(page);
  await fillFinish(page, 'Camille');
  await create(page);
  await expect(page.getByText('Ce nom est déjà pris.')).toBeVisible();
  await look('step 2, with a free name to take');
  await page.getByLabel(/Nom affiché/).fill(name);
});

test('a likely slip is asked about and mended in one click', async ({ page }) => {
  await page.goto('/inscription/');
  await page.getByLabel('Courriel').fill('zoe@gmial.com');
  await page.getByRole('button', { name: 'Oui, écrire zoe@gmail.com' }).click();
  await expect(page.getByLabel('Courriel')).toHaveValue('zoe@gmail.com');
  await expect(page.getByText(/Vouliez-vous/)).toBeHidden();
});

test('a taken name is said, with a free one to take', async ({ page }) => {
  const learner = await newLearner('prise');
  const { email } = someone('suivante');
  await signUpStep('start', { email, termsRead: true });
  await page.goto(linkIn(await waitForMail(email)));
  await confirm(page);
  await fillFinish(page, learner.name);
  await create(page);
  await expect(page.getByText('Ce nom est déjà pris.')).toBeVisible();
  await page.getByRole('button', { name: `${learner.name} 2` }).click();
  await create(page);
  await expect(page.getByText(/Félicitations/)).toBeVisible();
});

test('names that are markup or script are refused or shown as text, and run nowhere', async ({
  page,
}) => {
  const { name, email } = someone('xss');
  let ran = false;
  await page.exposeFunction('ran', () => {
    ran = true;
  });
  await signUpStep('start', { email, termsRead: true });
  await page.goto(linkIn(await waitForMail(email)));
  await confirm(page);
  for (const bad of [
    '<img src=x onerror=ran()>',
    '<script>ran()</script>',
    '"><svg onload=ran()>',
  ]) {
    await fillFinish(page, bad);
    await create(page);
    await expect(page.getByText(/Ce nom ne convient pas/)).toBeVisible();
    await page.getByLabel(/Nom affiché/).fill('');
  }
  // Allowed: no angle bracket, yet markup to a careless page.
  const odd = `${name} &lt;b&gt; {{7*7}} ' onmouseover=ran()`.slice(0, 50);
  await fillFinish(page, odd);
  await create(page);
  await expect(page.getByText(/Félicitations/)).toBeVisible();
  await page.goto('/mon-espace/');
  await expect(page.getByText(odd, { exact: true }).first()).toBeVisible();
  expect(ran).toBe(false);
});

plain(
  'the human check on a slow telephone: measured, never asserted',
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({ ...(baseURL && { baseURL }), bypassCSP: true });
    const page = await context.newPage();
    // The browser slows the page's own thread alone: here the worker's code runs in that one.
    await page.addInitScript(() => {
      class OnThisThread {
        onmessage: ((event: { data: unknown }) => void) | null = null;
        onerror: (() => void) | null = null;
        #scope: {
          onmessage?: (event: { data: unknown }) => void;
          postMessage: (data: unknown) => void;
        };
        #ready: Promise<void>;
        #isOver = false;
        constructor(url: string | URL) {
          this.#scope = {
            postMessage: (data) => {
              if (!this.#isOver) this.onmessage?.({ data });
            },
          };
          this.#ready = fetch(url)
            .then((response) => response.text())
            .then((code) => new Function('self', code)(this.#scope));
        }
        postMessage(data: unknown) {
          this.#ready.then(() => this.#scope.onmessage?.({ data }));
        }
        terminate() {
          this.#isOver = true;
          this.#scope.onmessage?.({ data: { type: 'abort' } });
        }
      }
      Object.defineProperty(window, 'Worker', { value: OnThisThread });
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });
    });
    const slow = await context.newCDPSession(page);
    const times: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      await page.goto('/inscription/');
      await expect(page.getByRole('button', { name: 'Envoyer' })).toBeEnabled();
      await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      const began = Date.now();
      await page.getByRole('checkbox', { name: 'Je ne suis pas un robot' }).click();
      await expect(page.getByText('Vérification faite.')).toBeVisible({ timeout: 30_000 });
      times.push(Date.now() - began);
      await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
    times.sort((a, b) => a - b);
    console.log(`human check at CPU x6, one thread: ${times.join(', ')} ms`);
    await context.close();
  },
);
