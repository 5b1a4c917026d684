import { chromium } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from './tests/browser.ts';
const C = 'http://127.0.0.1:9037';
const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.on('pageerror', (e) => console.log('pageerror', e.message));
page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text().slice(0, 300)); });
await page.goto(`${C}/admin`);
await page.locator('input[name=email]').fill(`${process.argv[2] ?? 'relectrice'}@preau.test`);
await page.locator('input[name=password]').fill('Preau-2026');
await page.locator('button[type=submit]').click();
await page.getByRole('link', { name: 'État du site' }).click({ timeout: 60000 });
await page.getByRole('heading', { name: 'Prochaines ouvertures' }).waitFor({ timeout: 30000 });
await page.screenshot({ path: '/tmp/s-site.png', fullPage: true });
await page.getByRole('link', { name: 'Calendrier', exact: true }).click();
await page.getByRole('heading', { name: 'Dates d’ouverture' }).waitFor({ timeout: 30000 });
await page.screenshot({ path: '/tmp/s-cal.png', fullPage: true });
if (process.argv[2] !== 'auteur') {
  await page.getByRole('button', { name: 'Voir ce décalage' }).click();
  await page.getByRole('heading', { name: 'Avant et après' }).waitFor();
  await page.screenshot({ path: '/tmp/s-cal2.png', fullPage: true });
}
await page.setViewportSize({ width: 390, height: 844 });
await page.screenshot({ path: '/tmp/s-cal-390.png', fullPage: true });
await page.goto(`${C}/admin/desk/site`);
await page.getByRole('heading', { name: 'Prochaines ouvertures' }).waitFor({ timeout: 30000 });
await page.screenshot({ path: '/tmp/s-site-390.png', fullPage: true });
await page.setViewportSize({ width: 1280, height: 900 });
const id = process.argv[3];
if (id) {
  await page.goto(`${C}/admin/content-manager/collection-types/api::lesson.lesson/${id}`);
  const started = Date.now();
  await page.getByRole('link', { name: /aperçu|preview/i }).click({ timeout: 40000 });
  const frame = page.frameLocator('iframe');
  await frame.locator('h1').first().waitFor({ timeout: 30000 });
  await page.screenshot({ path: '/tmp/s-prev0.png' });
  await frame.locator('.preview-banner').waitFor({ timeout: 90000 });
  console.log('preview shown after', Date.now() - started);
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/s-prev.png' });
}
await browser.close();
