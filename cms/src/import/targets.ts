import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Targets } from './convert';
import { type ChapterFile, type CourseFolder, foldAnchor, withoutSlash } from './course-folder';

export type Attached = { name: string; path: string };

export type ChapterTargets = {
  targets: Targets;
  /** The name under which a file of the folder is attached; null when there is no such file. */
  attach: (url: string) => string | null;
  attached: Attached[];
  /** Pictures that the folder does not hold. */
  missing: string[];
};

/** Where the links and pictures of one chapter lead, and the files that it needs. */
export function targetsOf(
  course: CourseFolder,
  addressOf: Map<string, string>,
  chapter: ChapterFile,
): ChapterTargets {
  const missing: string[] = [];
  const attached: Attached[] = [];
  const attach = (path: string) => {
    const known = attached.find((file) => file.path === path);
    if (known) return known.name;
    const base = posix.basename(path).normalize('NFC');
    const isTaken = attached.some(({ name }) => name === base);
    const name = isTaken ? `${posix.dirname(path).replaceAll('/', '-')}-${base}` : base;
    attached.push({ name, path });
    return name;
  };
  return {
    attached,
    missing,
    attach(url) {
      const path = fileAt(course.root, chapter.path, url);
      return path ? attach(path) : null;
    },
    targets: {
      picture(url) {
        const isElsewhere = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);
        const path = isElsewhere ? undefined : fileAt(course.root, chapter.path, url);
        if (!isElsewhere && !path) missing.push(url);
        return path && /\.(png|jpe?g|gif|webp|avif)$/i.test(path) ? attach(path) : null;
      },
      link(url) {
        const [path = '', fragment = ''] = url.split('#');
        const target = path ? chapterAt(course, chapter, path) : chapter;
        const isElsewhere = path !== '' || chapter.position === 0;
        if (target) {
          return addressIn(target, isElsewhere ? addressOf.get(target.path) : '', fragment);
        }
        const file = fileAt(course.root, chapter.path, path);
        return file && /\.[a-z0-9]+$/i.test(file) && !/\.mdx?$/i.test(file) ? attach(file) : null;
      },
    },
  };
}

/** An introduction is shown among others, on the page of the course: its module is its anchor. */
function addressIn(chapter: ChapterFile, page = '', fragment = ''): string | null {
  return page.includes('#') ? page : `${page}${anchorIn(chapter, fragment)}` || null;
}

function anchorIn(chapter: ChapterFile, fragment: string) {
  const anchor = fragment && chapter.anchors.get(foldAnchor(decoded(fragment)));
  return anchor ? `#${anchor}` : '';
}

function chapterAt(course: CourseFolder, from: ChapterFile, url: string): ChapterFile | undefined {
  const chapters = course.modules.flatMap(({ introduction, lessons }) => [
    ...(introduction ? [introduction] : []),
    ...lessons,
  ]);
  if (url.startsWith('/')) {
    const wanted = withoutSlash(decoded(url));
    return chapters.find(({ permalink }) => permalink === wanted);
  }
  const paths = candidates(from.path, url).flatMap((path) => [
    path,
    `${path}.md`,
    posix.join(path, 'README.md'),
  ]);
  return chapters.find(({ path }) => paths.includes(path));
}

/** The file of the folder that a chapter names. */
export function fileAt(root: string, from: string, url: string): string | undefined {
  return candidates(from, url).find(
    (path) => isWithin(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile(),
  );
}

/** A path is meant from its file, or, in some guides, from the course's folder. */
function candidates(from: string, url: string): string[] {
  const path = decoded(url.split(/[?#]/)[0] ?? '').replace(/^\/+/, '');
  return [posix.join(posix.dirname(from), path), posix.normalize(path)];
}

const isWithin = (path: string) => !path.startsWith('..') && !posix.isAbsolute(path);

function decoded(url: string) {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
