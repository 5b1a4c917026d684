import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { queryClient } from '../lib/query.ts';
import { SignedIn } from '../ui/SignedIn.tsx';
import { courseCommunity } from './suggestions.api.ts';
import './course-community.css';

interface CourseCommunityProps {
  courseId: string;
}

/** On the course home, from the first visit after enrolment on. A kindness: a failure says nothing. */
export function CourseCommunity(props: CourseCommunityProps) {
  return <SignedIn>{() => <Offer {...props} />}</SignedIn>;
}

function Offer({ courseId }: CourseCommunityProps) {
  const { data: community } = useQuery(courseCommunity(courseId), queryClient);
  if (!community) return null;
  const { slug, name, memberCount, isMember } = community;
  return (
    <section className="card course-community" aria-label={m.communities_course_title()}>
      <h2>{m.communities_course_title()}</h2>
      <p>
        <strong>{name}</strong>
        <br />
        <span className="soft">{countWords(memberCount)}</span>
      </p>
      {!isMember && <p>{m.communities_course_text()}</p>}
      <p>
        <a className="button button-quiet" href={communityHref(slug)}>
          {isMember ? m.communities_course_enter() : m.communities_course_open()}
        </a>
      </p>
    </section>
  );
}
