import { m } from '#messages';
import type { MyCourse } from './progress.api.ts';

/** « 5 leçons validées sur 30 » */
export function progressWords({ validatedAt, lessonCount }: MyCourse): string {
  const count = validatedAt.size;
  if (count === 0) return m.progress_count_none();
  if (count === 1) return m.progress_count_one({ total: lessonCount });
  return m.progress_count_many({ count, total: lessonCount });
}
