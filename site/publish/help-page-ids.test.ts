import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { helpPageIds } from './help-page-ids.ts';
import { temporaryFolder } from './release-fixture.ts';

test('the help pages are those of the content folder, whatever else lies there', async () => {
  await using content = await temporaryFolder();
  expect(await helpPageIds(content.path)).toEqual([]);
  await mkdir(join(content.path, 'help'));
  for (const file of ['mdp1.mdx', 'login2.mdx', 'mdp1.mdx~']) {
    await writeFile(join(content.path, 'help', file), '');
  }
  expect((await helpPageIds(content.path)).sort()).toEqual(['login2', 'mdp1']);
});
