import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { m } from '#messages';
import { communityOf, slugHere } from '../lib/community.ts';
import type { PostAction } from '../lib/post-moderation.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from './Button.tsx';

const ReportPost = lazy(async () => ({ default: (await import('./ReportPost.tsx')).ReportPost }));
const ModeratePost = lazy(async () => ({
  default: (await import('./ModeratePost.tsx')).ModeratePost,
}));
const MovePost = lazy(async () => ({ default: (await import('./MovePost.tsx')).MovePost }));

export interface PostActionsProps {
  communityId: string;
  postId: string;
  /** Of a reply: what is said of it and not of its post. */
  replyId?: string | undefined;
  authorIsMe: boolean;
  isHidden: boolean;
  /** Of what is replied to: nothing else is closed. */
  isLocked?: boolean | undefined;
  /** A topic of a forum may move to another one. */
  isTopic?: boolean | undefined;
  /** Who wrote it, for those who hear the buttons without seeing beside what they stand. */
  author?: string | null | undefined;
  /** After it was hidden, locked and the like: what the page shows is asked again. */
  onChanged?: (() => unknown) | undefined;
}

/** What may be done about a post or a reply: members report it, those who run the community moderate it. */
export function PostActions(props: PostActionsProps) {
  const { authorIsMe, isHidden, isLocked, isTopic, author } = props;
  const { data: community } = useQuery(communityOf(slugHere()), queryClient);
  const [asked, setAsked] = useState<'report' | 'move' | PostAction>();
  const close = () => setAsked(undefined);
  const name = author ?? m.comments_nobody();
  const moderation: [PostAction | 'move', () => string][] = [
    isHidden ? ['restore', m.comments_restore] : ['hide', m.comments_hide],
  ];
  if (isLocked !== undefined) {
    moderation.push(isLocked ? ['unlock', m.comments_unlock] : ['lock', m.comments_lock]);
  }
  if (isTopic) moderation.push(['move', m.moderation_move]);
  return (
    <>
      {!authorIsMe && (
        <Button
          look="plain"
          onClick={() => setAsked('report')}
          aria-label={m.moderation_report_of({ name })}
        >
          {m.comments_report()}
        </Button>
      )}
      {community?.isAdministrator &&
        moderation.map(([action, label]) => (
          <Button key={action} look="plain" onClick={() => setAsked(action)}>
            {label()}
          </Button>
        ))}
      <Suspense>
        {asked === 'report' && <ReportPost {...props} onClose={close} />}
        {asked === 'move' && <MovePost {...props} onClose={close} />}
        {asked && asked !== 'report' && asked !== 'move' && (
          <ModeratePost {...props} action={asked} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
