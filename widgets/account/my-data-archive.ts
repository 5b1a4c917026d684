// Loaded when somebody asks for their data, and not before: the zip and its words weigh something.
import { strToU8, zipSync } from 'fflate';
import { m } from '#messages';
import type { MyData } from './leaving.api.ts';
import { dateInWords, myDataPage } from './my-data-page.ts';

export const PAGE_FILE = 'mes-donnees.html';
export const DATA_FILE = 'donnees.json';
export const README_FILE = 'LISEZ-MOI.txt';

export interface Archive {
  name: string;
  content: Blob;
}

/** One's own data as a zip: a page to read, the same for a computer, and what is what. */
export function packMyData(data: MyData): Archive {
  const readme = m.account_data_readme({
    site: m.app_name(),
    date: dateInWords(new Date(data.exported_at)),
  });
  const files = {
    [README_FILE]: strToU8(readme),
    [PAGE_FILE]: strToU8(myDataPage(data)),
    [DATA_FILE]: strToU8(`${JSON.stringify(data, null, 2)}\n`),
  };
  // Kept in one buffer of its own, which is what a Blob takes.
  const zipped = new Uint8Array(zipSync(files, { mtime: data.exported_at }));
  return {
    name: `mes-donnees-${data.exported_at.slice(0, 10)}.zip`,
    content: new Blob([zipped], { type: 'application/zip' }),
  };
}
