// An editor's browser: the CMS's own pages, and what they ask of its server.
import { expect, type Page } from '@playwright/test';
import { readStack } from '../stack.ts';

/** Signs in to the CMS by its form, as a person does. */
export async function enterCms(page: Page, role = 'relectrice'): Promise<void> {
  const { cmsUrl, demoAccounts } = readStack();
  const account = demoAccounts.find(({ email }) => email.startsWith(role));
  await page.goto(`${cmsUrl}/admin`);
  await page.locator('input[name=email]').fill(account?.email ?? '');
  await page.locator('input[name=password]').fill(account?.password ?? '');
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('link', { name: 'État du site' })).toBeVisible({ timeout: 60_000 });
}

export const entryPage = (type: string, id: string) =>
  `${readStack().cmsUrl}/admin/content-manager/collection-types/api::${type}.${type}/${id}`;

/** A request of a desk page, with the session of whoever is signed in. */
export async function askDesk<Body>(
  token: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${readStack().cmsUrl}/desk${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
