import { posix } from 'node:path';
import { anchorsOf, foldAnchor } from './course-folder';
import { readExact, withLinks } from './exact-text';

export type ExportedChapter = {
  /** Its file in the folder. */
  path: string;
  /** Its address on the site, with the module's anchor for an introduction. */
  address: string;
  text: string;
};

/** Links between chapters of one course as paths between their files, which any title can keep. */
export class ExportedLinks {
  private readonly chapters = new Map<string, ExportedChapter>();
  private readonly anchors = new Map<string, Map<string, string>>();

  constructor(chapters: ExportedChapter[]) {
    for (const chapter of chapters) this.chapters.set(chapter.address, chapter);
  }

  /** The text of a chapter with its links turned to files. */
  in({ path, text }: ExportedChapter): string {
    return withLinks(text, (url) => this.fileFor(url, posix.dirname(path)));
  }

  private fileFor(url: string, from: string): string | null {
    const introduction = this.chapters.get(url);
    if (introduction) return posix.relative(from, introduction.path);
    const [page = '', anchor = ''] = url.split('#');
    const chapter = this.chapters.get(page);
    // What the import would write otherwise stays as it is.
    if (!chapter || this.anchorsOf(chapter).get(foldAnchor(anchor)) !== anchor) return null;
    return `${posix.relative(from, chapter.path)}#${anchor}`;
  }

  private anchorsOf(chapter: ExportedChapter) {
    const known = this.anchors.get(chapter.path) ?? anchorsOf(readExact(chapter.text));
    this.anchors.set(chapter.path, known);
    return known;
  }
}
