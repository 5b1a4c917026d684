import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { importCourse } from '../import/import-course';
import { type ImportFault, ImportRefusal } from '../import/import-fault';
import { LARGEST_ZIP, unpackZip } from '../import/unpack-zip';
import { WaitingImports } from '../import/waiting-imports';
import type { DeskRoute } from './desk-routes';

const EXPLORER = 'plugin::content-manager.explorer';
const LESSON = 'api::lesson.lesson';
const imports = new WaitingImports(process.env['PORT'] ?? '1337');

type Upload = { filepath: string; size: number; originalFilename?: string };
type Editor = { id: number; mayWrite: boolean; mayPublish: boolean };

/** Reads an archive and tells what importing it would do; it waits here for the other route. */
export const tryCourse: DeskRoute = {
  method: 'POST',
  path: '/course-import/try',
  async answer(strapi, context) {
    const editor = editorOf(context);
    const file = uploadOf(context);
    if (!editor.mayWrite)
      return refuse(context, 403, 'Votre rôle ne permet pas d’écrire des leçons.');
    if (!file) return refuse(context, 400, 'Choisissez un fichier .zip.');
    if (file.size > LARGEST_ZIP) {
      return refuse(context, 400, `Ce fichier pèse plus de ${LARGEST_ZIP / 1024 / 1024} Mo.`);
    }
    const folder = imports.open(editor.id);
    try {
      const course = unpackZip(readFileSync(file.filepath), folder);
      const title = titleOf(context, file, course === folder);
      const report = await run(strapi, editor, course, title, true);
      context.body = { ...report, word: imports.keep(editor.id, folder, course), ...told(editor) };
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      answerFaults(context, error);
    }
  },
};

/** Imports what was tried, published by who may publish, as drafts by others. */
export const importTriedCourse: DeskRoute = {
  method: 'POST',
  path: '/course-import/run',
  async answer(strapi, context) {
    const editor = editorOf(context);
    const { word, title } = bodyOf(context);
    const course = imports.find(editor.id, word);
    if (!course || !editor.mayWrite) {
      return refuse(
        context,
        404,
        'Cet essai n’est plus là : il attend une demi-heure. Choisissez le fichier de nouveau.',
      );
    }
    try {
      const report = await run(strapi, editor, course, title || undefined, false);
      imports.drop(word);
      context.body = { ...report, ...told(editor) };
    } catch (error) {
      answerFaults(context, error);
    }
  },
};

function run(
  strapi: Core.Strapi,
  { id, mayPublish }: Editor,
  folder: string,
  title: string | undefined,
  isDryRun: boolean,
) {
  return importCourse(strapi, { folder, title, isDryRun, publishes: mayPublish, user: id });
}

const told = ({ mayPublish }: Editor) => ({ isPublished: mayPublish });

/** The title that was typed, or, of an archive without a folder of its own, its name. */
function titleOf(context: Context, { originalFilename }: Upload, isLoose: boolean) {
  const { title } = bodyOf(context);
  if (title || !isLoose) return title || undefined;
  return (
    basename(originalFilename ?? '', '.zip')
      .replace(/[-_]+/g, ' ')
      .trim() || undefined
  );
}

function answerFaults(context: Context, error: unknown) {
  if (!(error instanceof ImportRefusal)) throw error;
  tell(context, 422, error.faults);
}

function refuse(context: Context, status: number, sentence: string) {
  tell(context, status, [{ path: '', line: null, sentence }]);
}

/** Strapi's own client keeps an answer beside its error only where it speaks of an error. */
function tell(context: Context, status: number, faults: readonly ImportFault[]) {
  context.status = status;
  context.body = { faults, error: { status, name: 'ImportRefusal', message: 'refused' } };
}

function editorOf({ state }: Context): Editor {
  const { user, userAbility } = state as {
    user: { id: number };
    userAbility: { can: (action: string, subject: string) => boolean };
  };
  return {
    id: user.id,
    mayWrite: userAbility.can(`${EXPLORER}.create`, LESSON),
    mayPublish: userAbility.can(`${EXPLORER}.publish`, LESSON),
  };
}

function uploadOf({ request }: Context): Upload | undefined {
  const { file } = (request as { files?: Record<string, Upload | Upload[]> }).files ?? {};
  return [file].flat()[0];
}

function bodyOf({ request }: Context): { word: string; title: string } {
  const { word, title } = ((request as { body?: unknown }).body ?? {}) as Record<string, unknown>;
  return {
    word: String(word ?? ''),
    title: String(title ?? '')
      .trim()
      .slice(0, 120),
  };
}
