import { expect, test, vi } from 'vitest';
import { lessonQuiz } from './lesson-quiz.ts';
import { queryClient } from './query.ts';

const rpc = vi.hoisted(() => vi.fn());
vi.mock('./supabase.ts', () => ({ supabase: { rpc } }));

const attempt = (number: number, points: number) => ({
  ...{ id: `a${number}`, number, finished_at: '2026-11-25T10:00:00Z', points, max_points: 3 },
  has_passed: true,
});

test('attempts that are not listed are counted all the same', async () => {
  rpc.mockResolvedValue({
    error: null,
    data: {
      quiz: { question_count: 3, pass_mark: null, attempts_allowed: 40, offers_check: true },
      attempts: [attempt(2, 3), attempt(37, 1), attempt(38, 2)],
    },
  });
  const quiz = await queryClient.query(lessonQuiz('l'));
  expect(quiz.attemptsLeft).toBe(2);
  expect(quiz.best?.id).toBe('a2');
});
