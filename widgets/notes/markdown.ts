import { m } from '#messages';
import type { PlacedNote } from './notes.api.ts';

export interface LessonNotes {
  title: string;
  /** Undefined where the lesson is no longer online. */
  href: string | undefined;
  notes: PlacedNote[];
}

export interface CourseNotes {
  title: string;
  lessons: LessonNotes[];
}

/** By course and lesson, in the course's own order; what is no longer online comes last. */
export function byCourse(notes: PlacedNote[]): CourseNotes[] {
  const courses = new Map<string, Map<string, LessonNotes & { order: number }>>();
  for (const note of notes) {
    const { lesson } = note;
    const course = lesson?.course ?? m.notes_retired();
    const lessons = courses.get(course) ?? new Map();
    const known = lessons.get(note.lessonId) ?? {
      title: lesson?.title ?? m.notes_retired_lesson(),
      href: lesson?.href,
      order: lesson?.order ?? 0,
      notes: [],
    };
    known.notes.push(note);
    lessons.set(note.lessonId, known);
    courses.set(course, lessons);
  }
  const isOnline = ([title]: [string, unknown]) => title !== m.notes_retired();
  return [...courses]
    .sort((a, b) => Number(isOnline(b)) - Number(isOnline(a)))
    .map(([title, lessons]) => ({
      title,
      lessons: [...lessons.values()].sort((a, b) => a.order - b.order),
    }));
}

/** A title must stay a title: what Markdown would read otherwise is escaped. */
const inLine = (text: string) =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);

function markdownOf({ quote, body }: PlacedNote): string {
  return quote ? `> ${inLine(quote)}\n\n${body.trim()}\n` : `${body.trim()}\n`;
}

/** Everything in one file, to be read in any editor. What one wrote oneself stays as it is. */
export function notesAsMarkdown(courses: CourseNotes[], origin: string): string {
  const lines = [`# ${m.notes_title()}\n`];
  for (const course of courses) {
    lines.push(`## ${inLine(course.title)}\n`);
    for (const { title, href, notes } of course.lessons) {
      lines.push(href ? `### [${inLine(title)}](${origin}${href})\n` : `### ${inLine(title)}\n`);
      lines.push(notes.map(markdownOf).join('\n---\n\n'));
    }
  }
  return lines.join('\n');
}

/** Letters, digits and hyphens alone: good in every system and every mail. */
export const notesFileName = (now: Date): string =>
  `notes-preau-${now.toLocaleDateString('sv')}.md`;
