// Pictures of every kind of page, wide and narrow, light and dark, to be looked at.
// `node tests/pictures/take.ts` writes them to test-results/pictures; with --readme, also the four
// that README shows.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import sharp from 'sharp';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import { type Session, signIn } from '../e2e/learners.ts';
import { readStack } from '../stack.ts';
import { templatePaths } from '../templates.ts';

const FOLDER = 'test-results/pictures';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const SCHEMES = ['light', 'dark'] as const;
const SIGNED_IN = new Set([
  ...['course home', 'lesson', 'personal space', 'own progress', 'my comments'],
]);

interface Look {
  path: string;
  name: string;
  size: { width: number; height: number };
  scheme: 'light' | 'dark';
  session?: Session | undefined;
  isWhole: boolean;
}

async function take(browser: Browser, look: Look, folder = FOLDER): Promise<string> {
  const context = await browser.newContext({
    baseURL: readStack().siteUrl,
    viewport: look.size,
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
  if (look.session) {
    const value = JSON.stringify(look.session);
    await context.addInitScript((text) => localStorage.setItem('preau-session', text), value);
  }
  const page = await context.newPage();
  await page.goto(look.path);
  // Pictures further down load when they come near; a picture of the whole page wants them all.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  if (look.session) await page.getByRole('button', { name: 'Se déconnecter' }).first().waitFor();
  const file = join(folder, `${look.name}.png`);
  await page.screenshot({ path: file, fullPage: look.isWhole });
  await context.close();
  return file;
}

async function takeAll(browser: Browser, session: Session): Promise<number> {
  let taken = 0;
  for (const [template, path] of await templatePaths()) {
    for (const size of SIZES) {
      for (const scheme of SCHEMES) {
        for (const who of [undefined, ...(SIGNED_IN.has(template) ? [session] : [])]) {
          const parts = [template.replaceAll(' ', '-'), who ? 'in' : 'out', size.width, scheme];
          await take(browser, {
            path,
            name: parts.join('-'),
            size,
            scheme,
            session: who,
            isWhole: true,
          });
          taken += 1;
        }
      }
    }
  }
  return taken;
}

async function takeForReadme(browser: Browser, session: Session): Promise<void> {
  const paths = new Map(await templatePaths());
  const [wide, narrow] = SIZES;
  if (!wide || !narrow) return;
  const looks: Look[] = [
    {
      name: 'course-home',
      path: paths.get('course home') ?? '/',
      size: wide,
      scheme: 'light',
      session,
      isWhole: false,
    },
    {
      name: 'lesson',
      path: paths.get('lesson') ?? '/',
      size: wide,
      scheme: 'dark',
      session,
      isWhole: false,
    },
    {
      name: 'locked-lesson',
      path: paths.get('locked lesson') ?? '/',
      size: narrow,
      scheme: 'light',
      isWhole: false,
    },
    { name: 'sign-in', path: '/connexion/', size: narrow, scheme: 'dark', isWhole: false },
  ];
  for (const look of looks) {
    const file = await take(browser, look);
    await sharp(file)
      .webp({ quality: 82 })
      .toFile(join('tests/pictures', `${look.name}.webp`));
  }
}

mkdirSync(FOLDER, { recursive: true });
const account = readStack().demoAccounts.find(({ name }) => name === 'camille');
if (!account) throw new Error('No demo account camille');
const session = await signIn(account.email, account.password);
const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
if (process.argv.includes('--readme')) await takeForReadme(browser, session);
else console.log(`${await takeAll(browser, session)} pictures in ${FOLDER}`);
await browser.close();
