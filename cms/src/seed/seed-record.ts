import type { Core } from '@strapi/strapi';

/** What was seeded, so that an entry an editor renamed or deleted does not come back. */
export class SeedRecord {
  private readonly store: {
    get(): Promise<unknown>;
    set(value: { value: unknown }): Promise<void>;
  };
  private readonly documents: Record<string, string>;

  private constructor(store: SeedRecord['store'], documents: Record<string, string>) {
    this.store = store;
    this.documents = documents;
  }

  static async open(strapi: Core.Strapi): Promise<SeedRecord> {
    const store = strapi.store({ type: 'core', name: 'preau', key: 'seeded' });
    const known = await store.get();
    return new SeedRecord(store, (known as Record<string, string> | null) ?? {});
  }

  documentOf(key: string): string | undefined {
    return this.documents[key];
  }

  async add(key: string, documentId: string): Promise<void> {
    this.documents[key] = documentId;
    await this.store.set({ value: this.documents });
  }
}
