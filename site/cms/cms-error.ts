/** A fault in what the CMS holds or answers, in words for the editor. It stops the build. */
export class CmsError extends Error {
  /** Which entry and field to open, where one is at fault. */
  readonly where: Where;

  constructor(message: string, where: Where = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CmsError';
    this.where = where;
  }
}

export type Where = {
  collection?: string;
  entry?: string;
  field?: string;
  line?: number;
  /** Strapi's name of the entry, with which its page in the CMS is found. */
  documentId?: string;
};

type Place = Required<Pick<Where, 'collection' | 'entry' | 'field'>> & Where;

/** A fault of one field: `leçon « intro » : le champ opensAt attend …`. */
export function fieldError(
  { collection, entry, field, line, documentId }: Place,
  complaint: string,
): CmsError {
  const place = line === undefined ? `le champ ${field}` : `le champ ${field}, ligne ${line},`;
  return new CmsError(`${collection} « ${entry} » : ${place} ${complaint}`, {
    collection,
    entry,
    field,
    ...(line !== undefined && { line }),
    ...(documentId !== undefined && { documentId }),
  });
}
