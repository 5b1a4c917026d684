import type { Core, UID } from '@strapi/strapi';
import type { ChapterFile, CourseFolder, ModuleFolder } from './course-folder';
import type { ImportRecord } from './import-record';

export type Addresses = {
  /** The entry that a file is already, by the path of its folder or file; the course's is `.`. */
  entries: Map<string, string>;
  /** The slug of each module and lesson, by the path of its folder or file. */
  slugs: Map<string, string>;
  /** The page of each chapter, by its path. */
  links: Map<string, string>;
};

/** A module is known by its introduction, where it has one. */
export const pathOf = ({ introduction, path }: ModuleFolder) => introduction?.path ?? path;

/**
 * Slugs are unique in the whole CMS: a lesson called like another takes its module's name in front.
 * An entry that is there already keeps the address that it has.
 */
export async function addressesOf(
  strapi: Core.Strapi,
  folder: CourseFolder,
  course: string,
  record: ImportRecord,
): Promise<Addresses> {
  const finder = new Finder(strapi, record);
  const entries = new Map<string, string>();
  const slugs = new Map<string, string>();
  const links = new Map<string, string>();
  const slugger = new Slugger(strapi);
  const note = (path: string, known: string | undefined) => {
    if (known) entries.set(path, known);
    return known;
  };
  const own = note('.', await finder.course(folder, course));
  for (const module of folder.modules) {
    const { path, slug, introduction, lessons } = module;
    const known = note(pathOf(module), await finder.module(module, own));
    const moduleSlug = await slugger.slug('api::module.module', slug, course, known);
    slugs.set(path, moduleSlug);
    if (introduction) links.set(introduction.path, `/cours/${course}/#${moduleSlug}`);
    for (const lesson of lessons) {
      const is = note(lesson.path, await finder.lesson(lesson, own));
      const free = await slugger.slug('api::lesson.lesson', lesson.slug, moduleSlug, is);
      slugs.set(lesson.path, free);
      links.set(lesson.path, `/cours/${course}/${moduleSlug}/${free}/`);
    }
  }
  return { entries, slugs, links };
}

/** Which entry a file is: the one whose address it names in this course, or what it became before. */
class Finder {
  private readonly strapi: Core.Strapi;
  private readonly record: ImportRecord;

  constructor(strapi: Core.Strapi, record: ImportRecord) {
    this.strapi = strapi;
    this.record = record;
  }

  async course({ matter }: CourseFolder, slug: string): Promise<string | undefined> {
    const known = await this.recorded('api::course.course', '.');
    if (known || !matter) return known;
    return this.first('api::course.course', { slug });
  }

  async module(module: ModuleFolder, course: string | undefined) {
    const { slug } = module.introduction?.matter ?? {};
    const filters = { slug, course: { documentId: course } };
    return (
      (slug && course && (await this.first('api::module.module', filters))) ||
      this.recorded('api::module.module', pathOf(module))
    );
  }

  async lesson({ path, matter: { slug } }: ChapterFile, course: string | undefined) {
    const filters = { slug, module: { course: { documentId: course } } };
    return (
      (slug && course && (await this.first('api::lesson.lesson', filters))) ||
      this.recorded('api::lesson.lesson', path)
    );
  }

  private async recorded(uid: UID.ContentType, path: string) {
    const documentId = this.record.get(path)?.documentId;
    return documentId && this.first(uid, { documentId });
  }

  private async first(uid: UID.ContentType, filters: object): Promise<string | undefined> {
    return (await this.strapi.documents(uid).findFirst({ filters }))?.documentId;
  }
}

class Slugger {
  private readonly strapi: Core.Strapi;
  private readonly taken = new Set<string>();

  constructor(strapi: Core.Strapi) {
    this.strapi = strapi;
  }

  async slug(uid: UID.ContentType, wanted: string, prefix: string, documentId = '') {
    const query = this.strapi.db.query(uid);
    const own = documentId && (await query.findOne({ select: ['slug'], where: { documentId } }));
    if (own) return this.take(uid, own.slug);
    const long = `${prefix}-${wanted}`.slice(0, 75).replace(/-+$/, '');
    for (let rank = 0; ; rank += 1) {
      const slug = [wanted, long][rank] ?? `${long}-${rank}`;
      const isFree =
        !this.taken.has(`${uid} ${slug}`) && !(await query.findOne({ where: { slug } }));
      if (isFree) return this.take(uid, slug);
    }
  }

  private take(uid: UID.ContentType, slug: string): string {
    this.taken.add(`${uid} ${slug}`);
    return slug;
  }
}
