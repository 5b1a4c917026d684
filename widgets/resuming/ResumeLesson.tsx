import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { queryClient } from '../lib/query.ts';
import { RESUME_HASH } from '../lib/resume-href.ts';
import { useSession } from '../lib/session.ts';
import { useLessonOpen } from '../lib/use-lesson-open.ts';
import { Island } from '../ui/Island.tsx';
import { followPlace } from './follow-place.ts';
import { isFurther, type Place } from './place.ts';
import { myPlace, savePlace } from './resuming.api.ts';

// Who begins a lesson has nowhere to come back to.
const ResumeBar = lazy(async () => ({ default: (await import('./ResumeBar.tsx')).ResumeBar }));

interface ResumeLessonProps {
  lessonId: string;
  /** The body is behind the gate, not in the page. */
  isGated?: boolean | undefined;
}

/** Keeps where the reader is in the lesson, and brings them back there. */
export function ResumeLesson(props: ResumeLessonProps) {
  return (
    <Island>
      <ForSession {...props} />
    </Island>
  );
}

function ForSession({ lessonId, isGated = false }: ResumeLessonProps) {
  const session = useSession();
  const isOpen = useLessonOpen(isGated);
  if (session.status !== 'signed-in' || !isOpen) return null;
  return <Following key={session.userId} lessonId={lessonId} />;
}

function Following({ lessonId }: { lessonId: string }) {
  const { data: place, isPending } = useQuery(myPlace(lessonId), queryClient);
  const [isAsked] = useState(takeHash);

  useEffect(() => {
    if (isPending) return;
    return followPlace(place ?? null, (now) => void savePlace(lessonId, now));
  }, [isPending, place, lessonId]);

  if (!place || !isFurther(place)) return null;
  if (!isAsked && isBrowserThere(place)) return null;
  return (
    <Suspense>
      <ResumeBar place={place} isAsked={isAsked} />
    </Suspense>
  );
}

/** Whether a « Reprendre » led here. A reload, and a copied address, are plain again. */
function takeHash(): boolean {
  if (location.hash !== RESUME_HASH) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  return true;
}

const A_SCREEN = 400;

/** After a reload or « back » the browser has scrolled by itself. */
const isBrowserThere = ({ second }: Place): boolean => second === null && scrollY > A_SCREEN;
