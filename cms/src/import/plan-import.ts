import { createHash } from 'node:crypto';
import type { Core, UID } from '@strapi/strapi';
import { findFile, sha256Of } from '../seed/media-library';
import { addressesOf } from './addresses';
import type { CourseFolder } from './course-folder';
import { type CourseWishes, type FolderEntry, filesIn, folderEntries } from './folder-entries';
import type { FolderFile } from './folder-file';
import { type ImportFault, ImportRefusal } from './import-fault';
import type { ImportRecord } from './import-record';
import { isSame } from './same-fields';

export type Outcome = 'new' | 'changed' | 'unchanged' | 'left';

export type Step = FolderEntry & {
  outcome: Outcome;
  documentId: string | null;
  /** Of what the file became. */
  digest: string;
};

export type Plan = {
  course: { title: string; slug: string };
  steps: Step[];
  /** Files beside the texts, and which texts need them. */
  files: { path: string; isNew: boolean; users: string[] }[];
  /** Files that nothing needs. */
  unused: string[];
};

export type Importer = {
  /** The CMS user who imports, where their role lets them change nothing but their own. */
  ownOnly: number | null;
};

type Held = Record<string, unknown> & {
  updatedAt?: unknown;
  createdBy?: { id: number } | null;
};

const FILM = { video: true, poster: true, subtitles: { populate: { file: true } } };
const POPULATE: Partial<Record<UID.ContentType, object>> = {
  'api::course.course': { ...FILM, files: true, people: { populate: { picture: true } } },
  'api::module.module': { files: true, course: { select: ['documentId'] } },
  'api::lesson.lesson': { ...FILM, files: true, module: { select: ['documentId'] } },
};

/** Reads and checks everything and writes nothing. Throws an `ImportRefusal` that tells every fault. */
export async function planImport(
  strapi: Core.Strapi,
  folder: CourseFolder,
  wishes: CourseWishes,
  record: ImportRecord,
  importer: Importer,
): Promise<Plan> {
  const addresses = await addressesOf(strapi, folder, wishes.slug, record);
  const { entries, faults } = folderEntries(folder, addresses, wishes);
  const course = addresses.entries.get('.');
  const all = [...faults, ...(course ? [] : await takenTitle(strapi, wishes))];
  if (all.length > 0) throw new ImportRefusal(distinct(all));
  const steps: Step[] = [];
  for (const entry of entries) {
    const documentId = addresses.entries.get(entry.path) ?? null;
    const parent = steps.find(({ path }) => path === entry.parent?.path)?.documentId ?? null;
    const digest = digestOf(entry, parent);
    const held = documentId && (await heldBy(strapi, entry.uid, documentId));
    const outcome = held ? outcomeOf(entry, { held, parent, digest, record, importer }) : 'new';
    steps.push({ ...entry, outcome, documentId: held ? documentId : null, digest });
  }
  return { course: wishes, steps, ...(await filesOf(strapi, folder, entries)) };
}

/** A course that was written in the CMS, or by another import, is not overwritten by its title. */
async function takenTitle(
  strapi: Core.Strapi,
  { title, slug }: CourseWishes,
): Promise<ImportFault[]> {
  const [other] = await strapi.documents('api::course.course').findMany({ filters: { slug } });
  if (!other) return [];
  return [
    {
      path: '.',
      line: null,
      sentence: `un autre cours est déjà à l’adresse « ${slug} ». Donnez un autre titre que « ${title} ».`,
    },
  ];
}

function distinct(faults: ImportFault[]): ImportFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

async function heldBy(strapi: Core.Strapi, uid: UID.ContentType, documentId: string) {
  const draft = await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: null, locale: 'fr' },
    populate: { ...POPULATE[uid], createdBy: { select: ['id'] } },
  });
  if (!draft) return null;
  return { ...(comparable(strapi, draft) as Held), createdBy: draft.createdBy };
}

/** Files as they are compared, whatever they hang on. */
function comparable(strapi: Core.Strapi, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(strapi, item));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('url' in value && 'mime' in value && 'name' in value) {
    return { name: value.name, sha256: sha256Of(strapi, value as { url: string }) };
  }
  const { id: _, ...rest } = value as Record<string, unknown>;
  const parts = Object.entries(rest).map(([name, part]) => [name, comparable(strapi, part)]);
  return Object.fromEntries(parts);
}

function outcomeOf(
  entry: FolderEntry,
  known: {
    held: Held;
    parent: string | null;
    digest: string;
    record: ImportRecord;
    importer: Importer;
  },
): Outcome {
  const { held, parent, digest, record, importer } = known;
  const before = record.get(entry.path);
  if (before?.digest === digest) return 'unchanged';
  const hangs = entry.parent && (held[entry.parent.field] as { documentId?: string } | null);
  const isThere = !entry.parent || (parent !== null && hangs?.documentId === parent);
  if (isThere && isSame(entry.fields, held)) return 'unchanged';
  // Whoever changed it in the CMS since it was imported, or exported, keeps their work.
  const now = String(held.updatedAt);
  const isOurs = before?.updatedAt === now || entry.revision === now;
  const isTheirs = importer.ownOnly !== null && held.createdBy?.id !== importer.ownOnly;
  return isOurs && !isTheirs ? 'changed' : 'left';
}

function digestOf({ fields }: FolderEntry, parent: string | null) {
  return createHash('sha256').update(JSON.stringify({ fields, parent })).digest('hex');
}

async function filesOf(strapi: Core.Strapi, folder: CourseFolder, entries: FolderEntry[]) {
  const needed = new Map<string, { file: FolderFile; users: string[] }>();
  for (const { path, fields } of entries) {
    for (const file of filesIn(fields)) {
      const users = needed.get(file.path)?.users ?? [];
      needed.set(file.path, { file, users: users.includes(path) ? users : [...users, path] });
    }
  }
  const files: Plan['files'] = [];
  for (const { file, users } of needed.values()) {
    const isNew = (await findFile(strapi, file.name, file.sha256)) === null;
    files.push({ path: file.path, isNew, users });
  }
  return { files, unused: folder.others.filter((path) => !needed.has(path)) };
}
