// What the database gets of a build: the catalogue, the bodies of locked lessons and their files.
import { createHash } from 'node:crypto';
import type { MediaFile } from '../cms/content.schema.ts';
import type { Content } from '../cms/write-content.ts';
import { documentsOf, type LegalDocument } from '../legal/documents.ts';

export type ReleaseFile = {
  id: string;
  hash: string;
  ext: string;
  mime: string;
  name: string;
  size: number;
  lessons: string[];
};

export type ReleasePicture = { fileId: string; alt: string; width: number; height: number };

/** A quiz with its answers, in the version that its hash names. */
export type ReleaseQuiz = {
  hash: string;
  /** Strapi's documentId; no page names it, so nobody can try answers for the hash. */
  id: string;
  lessonId: string;
  passMark: number | null;
  attemptsAllowed: number | null;
  shufflesQuestions: boolean;
  shufflesChoices: boolean;
  offersCheck: boolean;
  questions: {
    number: number;
    hasSeveral: boolean;
    text: string;
    picture: ReleasePicture | null;
    feedback: string | null;
    choices: {
      number: number;
      text: string;
      picture: ReleasePicture | null;
      isRight: boolean;
      weight: number | null;
      feedback: string | null;
    }[];
  }[];
};

export type Release = {
  buildNow: string;
  documents: LegalDocument[];
  courses: { id: string; slug: string; title: string; access: string; position: number }[];
  modules: {
    id: string;
    courseId: string;
    slug: string;
    title: string;
    position: number;
    opensAt: string | null;
  }[];
  lessons: {
    id: string;
    moduleId: string;
    slug: string;
    title: string;
    kind: string;
    position: number;
    opensAt: string | null;
    durationMinutes: number | null;
    isStatic: boolean;
    bodyHash: string | null;
    quizHash: string | null;
    files: string[];
  }[];
  bodies: Record<string, string>;
  files: ReleaseFile[];
  /** Empty in the build, which knows nothing of them: site/publish/quizzes.ts adds them. */
  quizzes: ReleaseQuiz[];
};

/** @param pages bodies that stand in pages but may name gated files, by lesson. */
export function makeRelease(content: Content, gatedHtml: Map<string, string>, now: Date): Release {
  const files = gatedFiles(content.media);
  const bodies: Record<string, string> = {};
  const lessons = content.lessons.map((lesson) => {
    const html = gatedHtml.get(lesson.id);
    if (!lesson.isStatic && html === undefined) {
      throw new Error(`no body was rendered for the locked lesson ${lesson.id}`);
    }
    const bodyHash = html === undefined ? null : sha256(html);
    if (bodyHash !== null && html !== undefined) bodies[bodyHash] = html;
    return {
      id: lesson.id,
      moduleId: lesson.moduleId,
      slug: lesson.slug,
      title: lesson.title,
      kind: lesson.kind,
      position: lesson.position,
      opensAt: lesson.ownOpensAt,
      durationMinutes: lesson.durationMinutes,
      isStatic: lesson.isStatic,
      bodyHash,
      quizHash: null,
      files: files.filter((file) => file.lessons.includes(lesson.id)).map(({ id }) => id),
    };
  });
  return {
    buildNow: now.toISOString(),
    documents: documentsOf(content),
    courses: content.courses.map(({ id, slug, title, access, position }) => ({
      id,
      slug,
      title,
      access,
      position,
    })),
    modules: content.modules.map(({ data }) => ({
      id: data.id,
      courseId: data.courseId,
      slug: data.slug,
      title: data.title,
      position: data.position,
      opensAt: data.opensAt,
    })),
    lessons,
    bodies,
    files,
    quizzes: [],
  };
}

/** Gated files as the bodies name them: a picture by its sizes too. */
function gatedFiles(media: MediaFile[]): ReleaseFile[] {
  return media
    .filter(({ isPublic }) => !isPublic)
    .flatMap(({ id, hash, ext, mime, name, size, variants, lessons }) => {
      const sizes = variants.map((variant) => ({ ...variant, ext: 'webp', mime: 'image/webp' }));
      return [{ id, hash, ext, mime, size }, ...sizes].map((one) => ({
        id: one.id,
        hash: one.hash,
        ext: one.ext,
        mime: one.mime,
        size: one.size,
        name,
        lessons,
      }));
    });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
