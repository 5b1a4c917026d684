import { mdxProblems } from '../checks/mdx-check';
import { writeChapter } from './convert';
import type { ChapterFile, CourseFolder } from './course-folder';
import { withLinks } from './exact-text';
import { FolderFile } from './folder-file';
import { type ImportFault, lineOf } from './import-fault';
import type { LostLink } from './notes';
import { type ChapterTargets, targetsOf } from './targets';

export type ChapterText = {
  text: string;
  files: FolderFile[];
  detail: string;
  lost: LostLink[];
  faults: ImportFault[];
};

const LONGEST_TEXT = 200_000;

/** The text of a chapter as Strapi will hold it, with the files that it needs and all its faults. */
export function chapterText(
  folder: CourseFolder,
  addresses: Map<string, string>,
  chapter: ChapterFile,
  /** Names of files that hang on the same entry already. */
  shared: string[] = [],
): ChapterText {
  const targets = targetsOf(folder, addresses, chapter);
  const faults = new Faults(chapter);
  for (const url of chapter.matter.files ?? []) {
    if (!targets.attach(url)) faults.missing(url);
  }
  const text =
    chapter.exact === null
      ? writeChapter(chapter.chapter, targets.targets)
      : exactText(chapter, chapter.exact, targets, faults);
  for (const url of targets.missing) faults.missing(url);
  const files = targets.attached.map((file) => new FolderFile(folder.root, file));
  for (const file of files) faults.refused(file);
  faults.unreadable(text, [...shared, ...files.map(({ name }) => name)]);
  const { notes } = chapter.chapter;
  return { text, files, detail: String(notes), lost: notes.lost, faults: faults.all };
}

function exactText(
  { bodyLine }: ChapterFile,
  source: string,
  { targets }: ChapterTargets,
  faults: Faults,
): string {
  return withLinks(source, (url, line) => {
    if (!/\.mdx?([?#]|$)/i.test(url) || /^([a-z][a-z0-9+.-]*:|\/)/i.test(url)) return null;
    const address = targets.link(url);
    if (address) return address;
    faults.at(
      bodyLine + line - 1,
      `le lien « ${url} » ne mène à aucun fichier de ce dossier. Corrigez-le, ou retirez-le.`,
    );
    return null;
  });
}

class Faults {
  readonly all: ImportFault[] = [];
  private readonly chapter: ChapterFile;

  constructor(chapter: ChapterFile) {
    this.chapter = chapter;
  }

  at(line: number | null, sentence: string) {
    this.all.push({ path: this.chapter.path, line, sentence });
  }

  missing(url: string) {
    this.at(
      lineOf(this.chapter.source, url),
      `le fichier « ${url} » manque dans le dossier. Ajoutez-le, ou corrigez son chemin.`,
    );
  }

  refused(file: FolderFile) {
    const refusal = file.refusal();
    if (refusal) this.at(lineOf(this.chapter.source, file.name), `${file.path} : ${refusal}`);
  }

  unreadable(text: string, names: string[]) {
    const { exact, bodyLine } = this.chapter;
    if (text.length > LONGEST_TEXT) {
      this.at(
        null,
        `ce texte est trop long : ${text.length} caractères, pour ${LONGEST_TEXT} au plus. Coupez-le en plusieurs leçons.`,
      );
      return;
    }
    for (const { line, sentence } of mdxProblems(text, names)) {
      // Of what was converted, no line is the file's own.
      this.at(exact === null ? null : bodyLine + line - 1, sentence);
    }
  }
}
