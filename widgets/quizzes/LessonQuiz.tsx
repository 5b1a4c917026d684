import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { keptAnswers } from '../lib/kept-answers.ts';
import { hasQuiz, lessonQuiz } from '../lib/lesson-quiz.ts';
import { queryClient } from '../lib/query.ts';
import { refreshProgress } from '../lib/refresh-progress.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { HelpHint } from '../ui/HelpHint.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { AttemptView } from './AttemptView.tsx';
import { QuizStart } from './QuizStart.tsx';
import { type Attempt, attemptQuery, startQuiz } from './quizzes.api.ts';
// Fetched with the quiz: inlined, it would weigh on every lesson that has none.
import sheet from './quizzes.css?url';

interface LessonQuizProps {
  userId: string;
  lessonId: string;
}

/** The quiz of this lesson: not begun, under way, or what it came to. */
export function LessonQuiz({ userId, lessonId }: LessonQuizProps) {
  const quiz = useQuery(lessonQuiz(lessonId), queryClient);
  // Finished elsewhere, with answers from here that never left: to be sent, and seen refused.
  const [unsentAttemptId] = useState(
    () => keptAnswers(userId).find((kept) => kept.lessonId === lessonId)?.attemptId,
  );
  // Which attempt the reader looks at, once they have chosen; until then, the one under way.
  const [chosenId, setChosenId] = useState<string>();

  const show = (attempt: Attempt) => {
    queryClient.setQueryData(attemptQuery(attempt.id).queryKey, attempt);
    setChosenId(attempt.id);
    void queryClient.invalidateQueries(lessonQuiz(lessonId));
  };
  const begin = useMutation(
    {
      mutationFn: () => startQuiz(lessonId),
      onSuccess: (attempt) => {
        show(attempt);
        // A first quiz may have entered the course.
        refreshProgress();
      },
    },
    queryClient,
  );

  if (quiz.isPending) return <p className="soft">{m.quiz_loading()}</p>;
  if (!quiz.data) return <ErrorNotice error={quiz.error} onRetry={() => quiz.refetch()} />;
  const { openAttemptId, finished } = quiz.data;
  if (!hasQuiz(quiz.data) && finished.length === 0) {
    return <p className="notice">{m.lesson_quiz_soon()}</p>;
  }

  const attemptId = chosenId ?? openAttemptId ?? unsentAttemptId;
  return (
    <section className="quiz" aria-label={m.quiz_section()}>
      <Sheet href={sheet} />
      {attemptId ? (
        <AttemptView
          key={attemptId}
          userId={userId}
          attemptId={attemptId}
          quiz={quiz.data}
          isChosen={chosenId !== undefined}
          begin={begin}
          onFinished={(attempt) => {
            show(attempt);
            refreshProgress();
          }}
        />
      ) : (
        <QuizStart quiz={quiz.data} begin={begin} onReview={setChosenId} />
      )}
      <p>
        <HelpHint place="quiz" />
      </p>
    </section>
  );
}
