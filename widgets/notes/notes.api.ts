import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { NoteRow, NoteWithLesson } from './notes.schema.ts';

export interface Note {
  id: string;
  lessonId: string;
  anchor: string;
  quote: string;
  body: string;
  revision: number;
  updatedAt: Date;
}

export interface PlacedNote extends Note {
  /** Undefined where the lesson is no longer online. */
  lesson: { title: string; href: string; course: string; order: number } | undefined;
}

const COLUMNS = 'id, lesson_id, anchor, quote, body, revision, created_at, updated_at';
/** The API answers so many rows at a time. */
const PAGE = 1000;

function toNote(row: z.infer<typeof NoteRow>): Note {
  const { id, anchor, quote, body, revision } = row;
  const [lessonId, updatedAt] = [row.lesson_id, new Date(row.updated_at)];
  return { id, lessonId, anchor, quote, body, revision, updatedAt };
}

/** One's own notes beside a lesson. */
export const lessonNotes = (userId: string, lessonId: string) =>
  queryOptions({
    queryKey: ['lesson-notes', userId, lessonId],
    queryFn: () => listLessonNotes(lessonId),
    refetchOnWindowFocus: 'always',
  });

export async function listLessonNotes(lessonId: string): Promise<Note[]> {
  const { data, error } = await supabase
    .from('notes')
    .select(COLUMNS)
    .eq('lesson_id', lessonId)
    .order('created_at');
  if (error) throw toAppError(error);
  return data.map((row) => toNote(NoteRow.parse(row)));
}

export const myNotes = (userId: string) =>
  queryOptions({ queryKey: ['my-notes', userId], queryFn: listMyNotes });

export async function listMyNotes(): Promise<PlacedNote[]> {
  const found: PlacedNote[] = [];
  for (let from = 0; ; from += PAGE) {
    const { data, error } = await supabase
      .from('notes')
      .select(
        `${COLUMNS}, lessons(title, slug, position, modules(slug, position, courses(slug, title)))`,
      )
      .order('created_at')
      .order('id')
      .range(from, from + PAGE - 1);
    if (error) throw toAppError(error);
    found.push(...data.map((row) => toPlacedNote(NoteWithLesson.parse(row))));
    if (data.length < PAGE) return found;
  }
}

function toPlacedNote({ lessons: lesson, ...row }: z.infer<typeof NoteWithLesson>): PlacedNote {
  if (!lesson) return { ...toNote(row), lesson: undefined };
  const { modules: module } = lesson;
  const { courses: course } = module;
  return {
    ...toNote(row),
    lesson: {
      title: lesson.title,
      href: `/cours/${course.slug}/${module.slug}/${lesson.slug}/`,
      course: course.title,
      order: module.position * 1000 + lesson.position,
    },
  };
}
