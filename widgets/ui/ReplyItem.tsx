import { type ReactNode, useState } from 'react';
import { m } from '#messages';
import { replyLink } from '../lib/asked-reply.ts';
import { authorName, whenWritten } from '../lib/post-words.ts';
import { deleteReply, type Reply, refreshReplies } from '../lib/replies.api.ts';
import { useAnnounce } from './Announcer.tsx';
import { Button } from './Button.tsx';
import { DeleteOwn } from './DeleteOwn.tsx';
import { PostActions } from './PostActions.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { SmallMarkdown } from './SmallMarkdown.tsx';

interface ReplyItemProps {
  userId: string;
  communityId: string;
  postId: string;
  reply: Reply;
  canWrite: boolean;
  isSolution: boolean;
  isAsked: boolean;
  onQuote: () => void;
  onChanged: () => void;
  children?: ReactNode;
}

/** Who replied what, when, and what the reader may do about it. */
export function ReplyItem(props: ReplyItemProps) {
  const { userId, communityId, postId, reply, canWrite, isSolution, isAsked } = props;
  const { onQuote, onChanged, children } = props;
  const announce = useAnnounce();
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const stop = () => setDoing(undefined);
  const name = authorName(reply.author);
  if (reply.state === 'deleted' || reply.body === null) {
    return (
      <p className="reply-gone" id={reply.id} tabIndex={-1}>
        {m.replies_deleted()}
      </p>
    );
  }
  const isHidden = reply.state === 'hidden';
  const copy = async () => {
    const address = replyLink(reply.id);
    await navigator.clipboard?.writeText(address).then(
      () => announce(m.replies_link_copied()),
      () => announce(address),
    );
  };
  return (
    <article
      className="reply"
      id={reply.id}
      data-asked={isAsked || undefined}
      data-solution={isSolution || undefined}
      tabIndex={-1}
      aria-label={m.replies_by({ name })}
    >
      <p className="reply-facts">
        <strong>{name}</strong>
        {reply.author?.isAdministrator && (
          <span className="reply-badge">{m.replies_administrator()}</span>
        )}
        <time dateTime={reply.createdAt.toISOString()}>{whenWritten(reply.createdAt)}</time>
        {reply.editedAt && <span>{m.comments_edited()}</span>}
        {isSolution && <span className="reply-badge">{m.replies_solution()}</span>}
      </p>
      {isHidden && <p className="reply-gone">{m.replies_hidden()}</p>}
      {doing === 'edit' ? (
        <ReplyForm
          {...{ userId, communityId, postId }}
          edited={reply}
          onDone={async () => {
            await refreshReplies(postId);
            announce(m.replies_edit_done());
            stop();
          }}
          onCancel={stop}
        />
      ) : (
        <>
          {reply.quoted && <Quote quoted={reply.quoted} />}
          <div className="small-markdown">
            <SmallMarkdown text={reply.body} />
          </div>
          <div className="reply-actions">
            {children}
            {canWrite && !isHidden && (
              <Button look="plain" onClick={onQuote} aria-label={m.replies_quote_of({ name })}>
                {m.replies_quote()}
              </Button>
            )}
            <Button look="plain" onClick={copy} aria-label={m.replies_link_of({ name })}>
              {m.comments_link()}
            </Button>
            {reply.isMine && canWrite && !isHidden && (
              <Button look="plain" onClick={() => setDoing('edit')}>
                {m.comments_edit()}
              </Button>
            )}
            {reply.isMine && (
              <Button look="plain" onClick={() => setDoing('delete')}>
                {m.comments_delete()}
              </Button>
            )}
            <PostActions
              {...{ communityId, postId, isHidden, onChanged }}
              replyId={reply.id}
              authorIsMe={reply.isMine}
              author={reply.author?.name}
            />
          </div>
        </>
      )}
      {doing === 'delete' && (
        <DeleteOwn
          title={m.replies_delete_title()}
          text={m.replies_delete_text()}
          confirm={m.replies_delete_confirm()}
          onDelete={async () => {
            await deleteReply(reply.id);
            announce(m.replies_delete_done());
            onChanged();
          }}
          onClose={stop}
        />
      )}
    </article>
  );
}

function Quote({ quoted }: { quoted: NonNullable<Reply['quoted']> }) {
  if (quoted.excerpt === null) {
    return <blockquote className="reply-quote">{m.replies_quote_gone()}</blockquote>;
  }
  return (
    <blockquote className="reply-quote">
      <p>
        <a href={`#${quoted.id}`}>
          {m.replies_quoted({ name: authorName({ name: quoted.author }) })}
        </a>
      </p>
      <p>{quoted.excerpt}</p>
    </blockquote>
  );
}
