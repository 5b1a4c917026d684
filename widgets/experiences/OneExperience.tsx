import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ExperienceArticle } from './ExperienceArticle.tsx';
import { ExperienceReplies } from './ExperienceReplies.tsx';
import { oneExperience } from './experiences.api.ts';

interface OneExperienceProps {
  userId: string;
  community: Community;
  id: string;
}

/** An experience with its whole text, and what others reply to it. */
export function OneExperience({ userId, community, id }: OneExperienceProps) {
  const found = useQuery(oneExperience(id), queryClient);
  const [said, setSaid] = useState('');
  const back = <a href={communityHref(community.slug, 'experiences')}>{m.publications_back()}</a>;
  if (found.isPending) return <p role="status">{m.app_loading()}</p>;
  if (found.error && toAppError(found.error).code === 'not-found') {
    return (
      <Notice kind={said ? 'success' : 'warning'} action={back}>
        {said || m.publications_refused_gone()}
      </Notice>
    );
  }
  if (!found.data) return <ErrorNotice error={found.error} onRetry={() => found.refetch()} />;
  return (
    <>
      <p>{back}</p>
      <p className="publication-said" role="status">
        {said}
      </p>
      {found.data.isDeleted ? (
        <Notice>{m.experiences_gone()}</Notice>
      ) : (
        <ExperienceArticle
          {...{ userId }}
          communityId={community.id}
          experience={found.data}
          onSaid={setSaid}
        />
      )}
      <ExperienceReplies post={found.data} community={community} />
    </>
  );
}
