import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contentDir } from './content-dir.ts';

const CountsFile = z.record(z.string(), z.number().int().positive());

/** How many questions the quiz of a lesson has: all that a build knows of one. Null where there is none. */
export function questionCount(lessonId: string): number | null {
  const path = join(contentDir(), 'question-counts.json');
  if (!existsSync(path)) return null;
  return CountsFile.parse(JSON.parse(readFileSync(path, 'utf8')))[lessonId] ?? null;
}
