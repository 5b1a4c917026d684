import type { Core, UID } from '@strapi/strapi';
import type { CourseFolder } from './course-folder';
import type { ImportRecord } from './import-record';

export type Addresses = {
  /** The slug of each module and lesson, by the path of its folder or file. */
  slugs: Map<string, string>;
  /** The page of each chapter, by its path. */
  links: Map<string, string>;
};

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
  const slugs = new Map<string, string>();
  const links = new Map<string, string>();
  const slugger = new Slugger(strapi);
  for (const { path, slug, introduction, lessons } of folder.modules) {
    const known = record.get(introduction?.path ?? path)?.documentId;
    const module = await slugger.slug('api::module.module', slug, course, known);
    slugs.set(path, module);
    if (introduction) links.set(introduction.path, `/cours/${course}/#${module}`);
    for (const lesson of lessons) {
      const own = record.get(lesson.path)?.documentId;
      const free = await slugger.slug('api::lesson.lesson', lesson.slug, module, own);
      slugs.set(lesson.path, free);
      links.set(lesson.path, `/cours/${course}/${module}/${free}/`);
    }
  }
  return { slugs, links };
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
