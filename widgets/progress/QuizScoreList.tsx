import { m } from '#messages';
import { formatDay, ownZone } from '../lib/dates.ts';
import type { Attempt, QuizScores } from './own-progress.schema.ts';
import { attemptWords, bestAttempt, scoreWords } from './scores.ts';

/** Every quiz that was begun: the best score, and each attempt for who wants to see it. */
export function QuizScoreList({ quizzes }: { quizzes: QuizScores[] }) {
  return (
    <>
      <h3>{m.progress_own_quizzes()}</h3>
      <ul className="own-quizzes">
        {quizzes.map(({ lesson, attempts }) => (
          <li key={lesson.href ?? lesson.title}>
            {lesson.href ? <a href={lesson.href}>{lesson.title}</a> : lesson.title}
            <Best attempts={attempts} />
            <details>
              <summary>
                {attempts.length === 1
                  ? m.progress_own_attempts_one()
                  : m.progress_own_attempts({ count: attempts.length })}
              </summary>
              <ol>
                {attempts.map((attempt) => (
                  <li key={attempt.number} value={attempt.number}>
                    {attemptLine(attempt)}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function Best({ attempts }: { attempts: Attempt[] }) {
  const best = bestAttempt(attempts);
  return (
    <p>
      {best
        ? m.progress_own_best({ score: scoreWords(best.points, best.max_points) })
        : m.progress_own_under_way()}
      {attempts.some(({ has_passed }) => has_passed) && ` – ${m.progress_score_passed()}`}
    </p>
  );
}

function attemptLine(attempt: Attempt): string {
  const { finished_at, started_at } = attempt;
  const day = formatDay(finished_at ?? started_at, ownZone(), new Date());
  return finished_at
    ? m.progress_own_attempt({ day, words: attemptWords(attempt) })
    : m.progress_own_attempt({ day, words: m.progress_own_under_way() });
}
