// What the server tells of a content check (cms/src/desk/content-check.ts), as the pages show it.
export type Fault = {
  level: 'blocks' | 'improve';
  field: string;
  line: number | null;
  quote: string;
  sentence: string;
  advice: string;
};

export type Entry = {
  uid: string;
  documentId: string;
  title: string;
  slug: string;
  isPublished: boolean;
  address: string | null;
  minutes: number;
  faults: Fault[];
};

export const KINDS: Record<string, string> = {
  'api::course.course': 'Cours',
  'api::module.module': 'Module',
  'api::lesson.lesson': 'Séquence',
  'api::quiz.quiz': 'Quiz',
  'api::help-category.help-category': 'Rubrique d’aide',
  'api::help-page.help-page': 'Page d’aide',
  'api::page.page': 'Page',
  'api::setting.setting': 'Réglages',
};

/** Where the form of an entry is, in the CMS. */
export function formOf({ uid, documentId }: Entry): string {
  return uid === 'api::setting.setting'
    ? `/content-manager/single-types/${uid}`
    : `/content-manager/collection-types/${uid}/${documentId}`;
}

export const placeOf = ({ field, line }: Fault) =>
  line === null ? `Champ « ${field} »` : `Champ « ${field} », ligne ${line}`;

export const isBlocking = ({ level }: Fault) => level === 'blocks';
