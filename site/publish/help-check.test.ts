import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HELP_PLACES } from '../../cms/src/checks/help-places.ts';
import { refuseMissingHelp } from './help-check.ts';
import { temporaryFolder } from './release-fixture.ts';

const where = 'le message d’une connexion refusée';
const place = { page: 'connexion/me-connecter', where };

async function siteWith(path: string, pages: string[], html: string) {
  for (const page of pages) {
    await mkdir(join(path, 'aide', page), { recursive: true });
    await writeFile(join(path, 'aide', page, 'index.html'), html);
  }
}

test('a site that has every page passes', async () => {
  await using folder = await temporaryFolder();
  const pages = Object.values(HELP_PLACES).map(({ page }) => page);
  await siteWith(folder.path, pages, '<h2 id="la">Là</h2>');
  await refuseMissingHelp(folder.path);
  await refuseMissingHelp(folder.path, { a: { ...place, anchor: 'la' } });
});

test('a page that is gone stops the build, and the place that opens it is named', async () => {
  await using folder = await temporaryFolder();
  await expect(refuseMissingHelp(folder.path, { a: place })).rejects.toThrow(
    /^page d’aide « me-connecter » : le message d’une connexion refusée ouvre cette page, à l’adresse \/aide\/connexion\/me-connecter\/, et elle n’est pas publiée/,
  );
});

test('so does a passage whose title has changed', async () => {
  await using folder = await temporaryFolder();
  await siteWith(folder.path, [place.page], '<h2 id="la-bas">Là-bas</h2>');
  await expect(refuseMissingHelp(folder.path, { a: { ...place, anchor: 'la' } })).rejects.toThrow(
    /ouvre le passage « la » de cette page/,
  );
});
