import { m } from '#messages';
import type { LessonKind } from '#site/cms/content.schema.ts';

const NAMES: Record<LessonKind, () => string> = {
  lesson: m.lesson_kind_lesson,
  video: m.lesson_kind_video,
  toolkit: m.lesson_kind_toolkit,
  resource: m.lesson_kind_resource,
  quiz: m.lesson_kind_quiz,
};

export const kindName = (kind: LessonKind): string => NAMES[kind]();
