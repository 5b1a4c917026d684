import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contentDir } from './content-dir.ts';

const FiguresFile = z.record(z.string(), z.object({ enrolled: z.number().int().nonnegative() }));

/** How many people follow the course, as the database said before the build; null where unknown. */
export function enrolledCount(courseId: string): number | null {
  const path = join(contentDir(), 'figures.json');
  if (!existsSync(path)) return null;
  return FiguresFile.parse(JSON.parse(readFileSync(path, 'utf8')))[courseId]?.enrolled ?? null;
}
