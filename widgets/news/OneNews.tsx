import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { NewsArticle } from './NewsArticle.tsx';
import { oneNews } from './news.api.ts';
import { useMarkRead } from './use-mark-read.ts';

interface OneNewsProps {
  userId: string;
  community: Community;
  id: string;
}

/** A piece of news with its whole text, as a notice or the list leads to it. */
export function OneNews({ userId, community, id }: OneNewsProps) {
  const found = useQuery(oneNews(id), queryClient);
  const [said, setSaid] = useState('');
  useMarkRead(community, found.data ? [found.data] : []);
  const back = <a href={communityHref(community.slug, 'news')}>{m.publications_back()}</a>;
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
      <NewsArticle {...{ userId, community }} news={found.data} isAlone onSaid={setSaid} />
    </>
  );
}
