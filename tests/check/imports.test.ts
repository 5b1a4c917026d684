import { expect, test } from 'vitest';
import { breachOf } from './imports.ts';

test.each([
  ['widgets/comments/Comments.tsx', '../progress/marks.ts'],
  ['widgets/progress/progress.api.ts', '#site/course/release.ts'],
  ['widgets/progress/progress.api.ts', 'astro:content'],
  ['widgets/progress/progress.api.ts', '#supabase/local/config.ts'],
  ['site/pages/index.astro', '@supabase/supabase-js'],
  ['site/pages/index.astro', '#supabase/types.ts'],
  ['supabase/functions/sign-up/index.ts', '../../../site/course/release.ts'],
])('%s may not import %s', (file, target) => {
  expect(breachOf(file, target)).toBeTruthy();
});

test.each([
  ['widgets/progress/LessonProgress.tsx', '../ui/Button.tsx'],
  ['widgets/progress/progress.api.ts', '#supabase/types.ts'],
  ['site/pages/index.astro', '#widgets/progress/CourseProgress.tsx'],
  ['site/publish/publisher.ts', 'postgres'],
  ['site/publish/files.ts', '@supabase/supabase-js'],
])('%s may import %s', (file, target) => {
  expect(breachOf(file, target)).toBeUndefined();
});
