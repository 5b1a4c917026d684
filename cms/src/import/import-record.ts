import type { Core } from '@strapi/strapi';
import type { LostLink } from './notes';

export type Imported = {
  documentId: string;
  /** Of what the file became: unchanged when the file is imported again as it was. */
  digest: string;
  /** When the import wrote it: another date means that an editor did since. */
  updatedAt: string;
  /** Links of the file that led nowhere: the content check tells of them. */
  lost?: LostLink[];
};

/** What each file of each imported folder became. */
export class ImportRecord {
  private readonly store: { set(value: { value: unknown }): Promise<void> };
  private readonly files: Record<string, Imported>;

  private constructor(store: ImportRecord['store'], files: Record<string, Imported>) {
    this.store = store;
    this.files = files;
  }

  static async open(strapi: Core.Strapi, course: string): Promise<ImportRecord> {
    const store = strapi.store({ type: 'core', name: 'preau', key: `imported_${course}` });
    const known = await store.get();
    return new ImportRecord(store, (known as Record<string, Imported> | null) ?? {});
  }

  get(path: string): Imported | undefined {
    return this.files[path];
  }

  async set(path: string, imported: Imported): Promise<void> {
    this.files[path] = imported;
    await this.store.set({ value: this.files });
  }
}

/** Links of every import that led nowhere, by the entry that the file became. */
export async function lostLinks(strapi: Core.Strapi): Promise<Map<string, LostLink[]>> {
  const records: { value: string }[] = await strapi.db
    .query('strapi::core-store')
    .findMany({ where: { key: { $startsWith: 'core_preau_imported_' } } });
  const files = records.flatMap(({ value }) =>
    Object.values(JSON.parse(value) as Record<string, Imported>),
  );
  return new Map(files.map(({ documentId, lost }) => [documentId, lost ?? []]));
}
