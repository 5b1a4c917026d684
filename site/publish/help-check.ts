// The interface opens help pages by their addresses: a page that is gone would be a dead end for
// somebody who is stuck already.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HELP_PLACES, type HelpPlace } from '../../cms/src/checks/help-places.ts';
import { CmsError } from '../cms/cms-error.ts';
import { LABELS } from '../cms/read-cms.ts';

/** Refuses a site in which a place of the interface leads to no help page, or to no passage of it. */
export async function refuseMissingHelp(
  outDir: string,
  places: Record<string, HelpPlace> = HELP_PLACES,
): Promise<void> {
  for (const { page, anchor, where } of Object.values(places)) {
    const entry = page.slice(page.indexOf('/') + 1);
    const path = join(outDir, 'aide', page, 'index.html');
    const html = await readFile(path, 'utf8').catch(() => undefined);
    if (html === undefined) {
      throw new CmsError(
        `${LABELS.helpPage} « ${entry} » : ${where} ouvre cette page, à l’adresse /aide/${page}/, et elle n’est pas publiée. Publiez-la de nouveau, ou rendez-lui son adresse et sa rubrique.`,
        { collection: LABELS.helpPage, entry, field: 'slug' },
      );
    }
    if (anchor && !html.includes(` id="${anchor}"`)) {
      throw new CmsError(
        `${LABELS.helpPage} « ${entry} » : ${where} ouvre le passage « ${anchor} » de cette page, et aucun titre n’y répond. Rendez son titre à ce passage.`,
        { collection: LABELS.helpPage, entry, field: 'body' },
      );
    }
  }
}
