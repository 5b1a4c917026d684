import { basename } from 'node:path';
import type { Core, UID } from '@strapi/strapi';
import { humanise } from '../import/course-folder';
import { ensureFile } from '../seed/media-library';
import { fieldsOf } from './quiz-fields';
import type { QuizPicture, QuizQuestion } from './quiz-question';

const QUIZ: UID.ContentType = 'api::quiz.quiz';

export type ImportOptions = {
  /** The file's name, by which it is known again. */
  file: string;
  /** The address of a lesson whose quiz this is. */
  lesson?: string;
  /** Replaces questions that an editor wrote or changed. */
  replaces: boolean;
  isDryRun: boolean;
};

export type ImportedQuiz = { documentId: string; title: string; isNew: boolean };

/** Writes questions into a draft: of the lesson's quiz, of what this file became before, or a new one. */
export async function importQuiz(
  strapi: Core.Strapi,
  questions: QuizQuestion[],
  { file, lesson: slug, replaces, isDryRun }: ImportOptions,
): Promise<ImportedQuiz> {
  const name = basename(file);
  const record = await ImportedFiles.open(strapi);
  const lesson = slug === undefined ? null : await lessonAt(strapi, slug);
  const known = record.get(name);
  const draft = await draftFor(
    strapi,
    lesson?.quiz?.documentId ?? (lesson ? undefined : known?.documentId),
  );
  const isOurs =
    draft && known?.documentId === draft.documentId && known.updatedAt === draft.updatedAt;
  if (draft && !isOurs && !replaces) {
    throw new Error(
      `Le quiz « ${draft.title} » a été écrit ou modifié dans Strapi. Relancez avec --replace pour remplacer toutes ses questions par celles du fichier.`,
    );
  }
  const title = draft?.title ?? lesson?.title ?? humanise(name.replace(/\.\w+$/, ''));
  const quiz = { documentId: draft?.documentId ?? '', title, isNew: !draft };
  if (isDryRun) return quiz;
  const documentId = await write(strapi, questions, quiz, lesson?.documentId);
  const written = await draftFor(strapi, documentId);
  await record.set(name, { documentId, updatedAt: written?.updatedAt ?? '' });
  return { ...quiz, documentId };
}

/** One call writes the whole quiz; pictures that came for it go again if it fails. */
async function write(
  strapi: Core.Strapi,
  questions: QuizQuestion[],
  { documentId, title, isNew }: ImportedQuiz,
  lesson: string | undefined,
): Promise<string> {
  const added: number[] = [];
  const upload = async (picture: QuizPicture) => {
    const { id, isNew: isAdded } = await ensureFile(strapi, picture.name, picture.bytes);
    if (isAdded) added.push(id);
    return id;
  };
  try {
    const fields: Awaited<ReturnType<typeof fieldsOf>>[] = [];
    for (const question of questions) fields.push(await fieldsOf(question, upload));
    const documents = strapi.documents(QUIZ);
    if (!isNew) {
      await documents.update({ documentId, data: { questions: fields } });
      return documentId;
    }
    const created = await documents.create({ data: { title, questions: fields, lesson } });
    return created.documentId;
  } catch (cause) {
    const files = strapi.plugin('upload').service('upload');
    for (const id of added) await files.remove(await files.findOne(id));
    throw cause;
  }
}

type Lesson = {
  documentId: string;
  title: string;
  kind: string;
  quiz?: { documentId: string } | null;
};

async function lessonAt(strapi: Core.Strapi, slug: string): Promise<Lesson> {
  const lesson = (await strapi.documents('api::lesson.lesson').findFirst({
    filters: { slug },
    fields: ['title', 'kind'],
    populate: { quiz: { fields: ['title'] } },
  })) as Lesson | null;
  if (!lesson) {
    throw new Error(
      `Aucune séquence n’a l’adresse « ${slug} ». C’est la fin de l’adresse de sa page, et son champ « Adresse » dans Strapi.`,
    );
  }
  if (lesson.kind !== 'quiz') {
    throw new Error(
      `La séquence « ${lesson.title} » n’est pas de nature « quiz ». Changez sa nature dans Strapi, ou donnez l’adresse d’une autre.`,
    );
  }
  return lesson;
}

type Draft = { documentId: string; title: string; updatedAt: string };

async function draftFor(
  strapi: Core.Strapi,
  documentId: string | undefined,
): Promise<Draft | null> {
  if (!documentId) return null;
  const draft = await strapi
    .documents(QUIZ)
    .findOne({ documentId, fields: ['title', 'updatedAt'] });
  return draft && { documentId, title: draft.title, updatedAt: String(draft.updatedAt) };
}

type ImportedFile = { documentId: string; updatedAt: string };

/** What each imported file became, and when: another date means that an editor wrote since. */
class ImportedFiles {
  private readonly store: { set(value: { value: unknown }): Promise<void> };
  private readonly files: Record<string, ImportedFile>;

  private constructor(store: ImportedFiles['store'], files: Record<string, ImportedFile>) {
    this.store = store;
    this.files = files;
  }

  static async open(strapi: Core.Strapi): Promise<ImportedFiles> {
    const store = strapi.store({ type: 'core', name: 'preau', key: 'imported_quizzes' });
    const known = await store.get();
    return new ImportedFiles(store, (known as Record<string, ImportedFile> | null) ?? {});
  }

  get(name: string): ImportedFile | undefined {
    return this.files[name];
  }

  async set(name: string, file: ImportedFile): Promise<void> {
    this.files[name] = file;
    await this.store.set({ value: this.files });
  }
}
