import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { type ImportFault, ImportRefusal } from './import-fault';

const MB = 1024 * 1024;
export const LARGEST_ZIP = 100 * MB;
const LARGEST_FOLDER = 300 * MB;
const MOST_FILES = 2_000;
const LONGEST_PATH = 1_000;
/** Of a large archive, memory holds this much at a time, or one file. */
const BATCH = 32 * MB;

/** Writes the files of an archive into a folder, and tells where the course lies in it. */
export function unpackZip(bytes: Uint8Array, into: string): string {
  if (bytes.length > LARGEST_ZIP) {
    throw refusal(`il pèse plus de ${LARGEST_ZIP / MB} Mo. Réduisez ses images et ses vidéos.`);
  }
  const files = listed(bytes);
  const faults = files.flatMap(({ name }) => (pathOf(name) === null ? [escaping(name)] : []));
  if (faults.length > 0) throw new ImportRefusal(faults);
  const wanted = files.filter(({ name }) => isWanted(pathOf(name) ?? ''));
  const root = commonFolder(wanted.map(({ name }) => pathOf(name) ?? ''));
  for (const batch of batchesOf(wanted)) {
    const names = new Set(batch.map(({ name }) => name));
    const contents = read(bytes, ({ name }) => names.has(name));
    for (const [name, content] of Object.entries(contents)) {
      const place = join(into, pathOf(name) ?? '');
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content);
    }
  }
  return join(into, root);
}

type Entry = { name: string; originalSize: number };

/** What the archive says that it holds: nothing is unpacked before this is found bearable. */
function listed(bytes: Uint8Array): Entry[] {
  const files: Entry[] = [];
  read(bytes, ({ name, originalSize }) => {
    if (!name.endsWith('/')) files.push({ name, originalSize });
    return false;
  });
  const size = files.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (files.length === 0) throw refusal('il ne contient aucun fichier.');
  if (files.length > MOST_FILES) {
    throw refusal(`il contient ${files.length} fichiers, pour ${MOST_FILES} au plus.`);
  }
  if (size > LARGEST_FOLDER) {
    throw refusal(`une fois ouvert, il pèserait plus de ${LARGEST_FOLDER / MB} Mo.`);
  }
  if (files.some(({ name }) => name.length > LONGEST_PATH)) {
    throw refusal('un de ses fichiers a un nom trop long, avec ceux de ses dossiers.');
  }
  refuseTwins(files);
  return files;
}

/** Some computers tell « A.md » from « a.md »: on others, the last one written would hide the first. */
function refuseTwins(files: Entry[]) {
  const known = new Set<string>();
  for (const { name } of files) {
    const path = (pathOf(name) ?? name).toLowerCase();
    if (known.has(path)) throw new ImportRefusal([twin(name)]);
    known.add(path);
  }
}

/** Each file once; the list of an archive is gone through once for each batch, so these are few. */
function batchesOf(files: Entry[]): Entry[][] {
  const batches: Entry[][] = [];
  let room = 0;
  for (const file of files) {
    room -= file.originalSize;
    if (room < 0) {
      batches.push([]);
      room = BATCH - file.originalSize;
    }
    batches.at(-1)?.push(file);
  }
  return batches;
}

function read(bytes: Uint8Array, filter: (file: Entry) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw refusal(
      'ce n’est pas un fichier .zip qui s’ouvre. Refaites l’archive, puis recommencez.',
    );
  }
}

/** The path within the folder; null for one that leads out of it. */
function pathOf(name: string): string | null {
  const path = name.replaceAll('\\', '/').normalize('NFC');
  const isOutside =
    /^(\/|[a-z]:)/i.test(path) || path.includes('\0') || path.split('/').includes('..');
  return isOutside ? null : path.replace(/\/\.?(?=\/)/g, '').replace(/^\.\//, '');
}

/** Without what computers add for themselves. */
const isWanted = (path: string) => !/(^|\/)(\.|__MACOSX(\/|$)|Thumbs\.db$)/.test(path);

/** Archives are often made of the folder itself, and not of what is in it. */
function commonFolder(paths: string[]): string {
  const [first = ''] = paths;
  const [folder = ''] = first.split('/');
  const isCommon = paths.every((path) => path.startsWith(`${folder}/`));
  // A folder that holds lessons at once is a module, and not the course.
  const hasModules = paths.some((path) => /^[^/]+\/[^/]+\/[^/]+\.mdx?$/i.test(path));
  return isCommon && hasModules ? folder : '';
}

function escaping(name: string): ImportFault {
  return {
    path: name,
    line: null,
    sentence: 'ce fichier sortirait du dossier : refaites l’archive.',
  };
}

const twin = (name: string): ImportFault => ({
  path: name,
  line: null,
  sentence:
    'deux fichiers de l’archive portent ce nom, aux majuscules près : renommez-en un, puis refaites l’archive.',
});

const refusal = (sentence: string) =>
  new ImportRefusal([{ path: 'le fichier .zip', line: null, sentence }]);
