// An editor's new version of the terms, and what it asks of people. It stands in everybody's way
// while it is live, so it runs alone and puts back what was there.
import { spawnSync } from 'node:child_process';
import { readStack } from '../stack.ts';
import { Editor } from './editors.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, signIn } from './learners.ts';

const TERMS = 'conditions-generales';

async function termsPage(): Promise<string> {
  return (await fetch(`${readStack().siteUrl}/${TERMS}/`)).text();
}
const shows = (text: string) =>
  expect.poll(async () => (await termsPage()).includes(text), { timeout: 60_000 }).toBe(true);

test('a mended text asks nobody, a new version asks everybody, a roll-back asks nobody again', async () => {
  test.setTimeout(240_000);
  const camille = readStack().demoAccounts.find(({ name }) => name === 'camille');
  const session = await signIn(camille?.email ?? '', camille?.password ?? '');
  const account = () =>
    callRpc<{ state: string; terms_version: string | null }>('account_state', {}, session);
  const editor = await Editor.signIn();
  const entry = await editor.find('page', TERMS);
  const publish = (fields: object) =>
    editor.publish('page', entry.documentId, { ...entry, ...fields });
  expect(await account()).toMatchObject({ state: 'ready' });

  try {
    await publish({ body: `${entry.body}\n\nUne faute est corrigée.\n` });
    await shows('Une faute est corrigée.');
    expect(await account()).toMatchObject({ state: 'ready' });

    const version = `${entry.version} bis`;
    await publish({ body: `${entry.body}\n\nUne règle est neuve.\n`, version });
    await shows(`Version ${version}`);
    // The page is there a moment before the database is through.
    await expect.poll(account).toMatchObject({ state: 'terms-due', terms_version: version });

    const { status, stderr } = spawnSync('node', ['site/publish/rollback.ts'], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    await shows('Une faute est corrigée.');
    expect(await account()).toMatchObject({ state: 'ready' });
  } finally {
    await publish({});
    await expect
      .poll(async () => /Une (faute est corrigée|règle est neuve)/.test(await termsPage()), {
        timeout: 60_000,
      })
      .toBe(false);
  }
  await expect.poll(account).toMatchObject({ state: 'ready' });
});

test('terms without a version are refused in words, and nothing changes', async () => {
  const editor = await Editor.signIn();
  const entry = await editor.find('page', TERMS);
  await expect(editor.publish('page', entry.documentId, { ...entry, version: '' })).rejects.toThrow(
    /Cette page a besoin d’une version/,
  );
});
