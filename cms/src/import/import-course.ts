import { basename } from 'node:path';
import type { Core } from '@strapi/strapi';
import { humanise, readCourseFolder, slugify } from './course-folder';
import { ImportRecord } from './import-record';
import { type Outcome, type Plan, planImport } from './plan-import';
import { runImport } from './run-import';

export type Options = {
  folder: string;
  title?: string | undefined;
  access?: string | undefined;
  opensAt?: string | undefined;
  /** Tells what would happen, and writes nothing. */
  isDryRun: boolean;
  publishes: boolean;
  /** The CMS user who imports; null for a command on the server. */
  user: number | null;
};

export type Line = { path: string; outcome: string; detail: string };
export type Report = { course: Plan['course']; lines: Line[] };

/** Brings a folder of Markdown into Strapi, as a course: the whole of it, or nothing. */
export async function importCourse(strapi: Core.Strapi, options: Options): Promise<Report> {
  const folder = readCourseFolder(options.folder);
  const title = options.title ?? folder.matter?.title ?? humanise(basename(options.folder));
  const isItself = folder.matter !== null && title === folder.matter.title;
  const slug = (isItself && folder.matter?.slug) || slugify(title);
  const record = await ImportRecord.open(strapi, slug);
  const { publishes, user, isDryRun, access, opensAt } = options;
  const ownOnly = publishes ? null : user;
  const plan = await planImport(strapi, folder, { title, slug, access, opensAt }, record, {
    ownOnly,
  });
  if (!isDryRun) await runImport(strapi, plan, record, { publishes, id: user });
  return { course: plan.course, lines: linesOf(plan, isDryRun) };
}

const DONE: Record<Outcome, string> = {
  new: 'pris',
  changed: 'mis à jour',
  unchanged: 'inchangé',
  left: 'laissé',
};
const TO_DO: Record<Outcome, string> = { ...DONE, new: 'nouveau', changed: 'à changer' };

function linesOf({ steps, files, unused }: Plan, isDryRun: boolean): Line[] {
  const words = isDryRun ? TO_DO : DONE;
  return [
    ...steps.map(({ path, outcome, detail }) => ({
      path,
      outcome: words[outcome],
      detail: outcome === 'left' ? LEFT : detail,
    })),
    ...files.map(({ path, isNew, users }) => ({
      path,
      outcome: words[isNew ? 'new' : 'unchanged'],
      detail: `joint à ${users.join(', ')}`,
    })),
    ...unused.map((path) => ({ path, outcome: 'non pris', detail: reasonFor(path) })),
  ];
}

const LEFT = 'cette page a été modifiée dans Strapi depuis, ou est à quelqu’un d’autre';

function reasonFor(path: string) {
  if (/\.quiz\.xml$/i.test(path)) {
    return 'un quiz : importez-le avec « npm run import:quiz », ou écrivez-le dans Strapi';
  }
  if (!path.includes('/')) return 'hors d’un sous-dossier, qui ferait un module';
  if (/\.(png|jpe?g|gif|webp|avif)$/i.test(path)) return 'aucun chapitre ne montre cette image';
  return 'ni chapitre, ni fichier nommé par un chapitre';
}
