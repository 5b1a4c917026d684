import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { SignedIn } from '../ui/SignedIn.tsx';
import { sessionTalks } from './forum.api.ts';

interface SessionTalkProps {
  courseId: string;
}

/** « Discuter », on the course's home, for whoever is enrolled in a session that runs. */
export function SessionTalk(props: SessionTalkProps) {
  return <SignedIn>{() => <Talks {...props} />}</SignedIn>;
}

// Where it cannot be asked, nothing is missing: the course is read without it.
function Talks({ courseId }: SessionTalkProps) {
  const { data: talks = [] } = useQuery(sessionTalks(courseId), queryClient);
  if (talks.length === 0) return null;
  return (
    <p className="course-actions">
      {talks.map(({ name, href }) => (
        <a key={href} className="button button-quiet" href={href}>
          {m.forum_talk({ name })}
        </a>
      ))}
    </p>
  );
}
