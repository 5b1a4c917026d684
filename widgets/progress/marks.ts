// Board and DÉTAILS are static lists; this shows on them what the database knows of the reader.
import { m } from '#messages';
import { RESUME_HASH } from '../lib/resume-href.ts';
import type { MyCourse } from './progress.api.ts';
import { ringElement } from './ring.ts';

const MARK = 'validated-mark';

/** Marks validated lessons, fills in percentages, and takes back what no longer holds. */
export function showMarks(course: MyCourse | null, root: ParentNode = document): void {
  for (const item of root.querySelectorAll('[data-lesson-id]')) {
    const isValidated = course?.validatedAt.has(item.getAttribute('data-lesson-id') ?? '') ?? false;
    item.classList.toggle('is-validated', isValidated);
    const mark = item.querySelector(`.${MARK}`);
    if (isValidated && !mark) (item.querySelector('a') ?? item).append(newMark());
    if (!isValidated) mark?.remove();
  }
  for (const element of root.querySelectorAll('[data-progress="percent"]')) {
    element.textContent = course ? m.progress_percent({ percent: course.percent }) : '';
  }
  for (const module of root.querySelectorAll('[data-module-id]')) showModule(module, course);
  showResume(course, root);
}

const RESUME_MARK = 'resume-mark';

/** « Reprendre ici », on the lesson to go on with; not on the page of that lesson. */
function showResume(course: MyCourse | null, root: ParentNode): void {
  for (const mark of root.querySelectorAll(`.${RESUME_MARK}`)) {
    const link = mark.closest('a');
    if (link) link.href = link.href.replace(RESUME_HASH, '');
    mark.remove();
  }
  if (!course?.resumeLessonId) return;
  const id = CSS.escape(course.resumeLessonId);
  const link = root.querySelector(`[data-lesson-id="${id}"] a[href]`);
  if (!(link instanceof HTMLAnchorElement) || link.ariaCurrent) return;
  // Who has not begun has nowhere to resume.
  const hasBegun = course.validatedAt.size > 0 || link !== root.querySelector('[data-lesson-id] a');
  if (!course.isEnrolled || !hasBegun) return;
  const mark = document.createElement('strong');
  mark.className = RESUME_MARK;
  mark.textContent = m.progress_resume_here();
  (link.querySelector('.row-facts') ?? link).append(mark);
  link.href += RESUME_HASH;
}

function showModule(module: Element, course: MyCourse | null): void {
  const total = module.querySelectorAll('[data-lesson-id]').length;
  const count = module.querySelectorAll('[data-lesson-id].is-validated').length;
  module.classList.toggle('is-validated', total > 0 && count === total);
  const text = module.querySelector<HTMLElement>('[data-progress="module"]');
  if (!text) return;
  const words = m.progress_module_count({ count, total });
  text.replaceChildren(...(course ? [ringElement(count, total), words] : []));
}

function newMark(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = MARK;
  const icon = document.createElement('span');
  icon.ariaHidden = 'true';
  icon.textContent = '✓';
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = m.progress_validated();
  mark.append(icon, ' ', words);
  return mark;
}

export interface LessonLink {
  title: string;
  href: string;
}

/** A lesson's title and address, from the page's own outline. */
export function lessonLink(lessonId: string): LessonLink | undefined {
  const link = document.querySelector<HTMLAnchorElement>(
    `[data-lesson-id="${CSS.escape(lessonId)}"] a[href]`,
  );
  if (!link) return undefined;
  const title = link.querySelector('.row-title') ?? link;
  return { title: title.textContent?.trim() ?? '', href: link.href.replace(RESUME_HASH, '') };
}
