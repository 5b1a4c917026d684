import { m } from '#messages';
import { formatInstant, ownZone } from '../lib/dates.ts';
import type { Thread, ThreadComment } from './my-comments.schema.ts';

/** Where each comment is found, whatever becomes of its lesson's address. */
const permalink = (id: string): string => `/commentaire/#${id}`;

/** A thread as its reader knows it: the lesson, how it began, what they wrote, what was answered. */
export function MyThread({ thread }: { thread: Thread }) {
  const { id, lesson, comments } = thread;
  return (
    <li className="card">
      <h2>
        {lesson.href ? <a href={permalink(id)}>{lesson.title}</a> : lesson.title}
        <span className="soft my-thread-course">{lesson.courseTitle}</span>
      </h2>
      {!lesson.href && <p className="soft">{m.comments_mine_lesson_gone()}</p>}
      <ol>
        {comments.map((comment) => (
          <Line key={comment.id} comment={comment} isLinked={lesson.href !== undefined} />
        ))}
      </ol>
    </li>
  );
}

interface LineProps {
  comment: ThreadComment;
  isLinked: boolean;
}

function Line({ comment, isLinked }: LineProps) {
  const { id, author, is_mine, is_reply, created_at, state, text } = comment;
  const name = is_mine ? m.comments_mine_you() : (author ?? nameless(state));
  const at = formatInstant(created_at, ownZone(), new Date());
  return (
    <li className={is_reply ? 'is-reply' : undefined}>
      <p className="my-comment-who">
        <strong>{name}</strong>{' '}
        {isLinked ? (
          <a className="soft" href={permalink(id)}>
            {at}
          </a>
        ) : (
          <span className="soft">{at}</span>
        )}
        {state !== 'shown' && <span className="my-comment-state"> {stateWords(comment)}</span>}
      </p>
      {text !== null && <p className="my-comment-text">{text}</p>}
    </li>
  );
}

/** Whose text may not be read is not named either. */
const nameless = (state: ThreadComment['state']): string =>
  state === 'shown' ? m.comments_mine_gone() : m.comments_mine_somebody();

function stateWords({ state, is_mine }: ThreadComment): string {
  if (state === 'deleted') return m.comments_mine_deleted();
  if (state === 'locked') return m.comments_mine_locked();
  return is_mine ? m.comments_mine_hidden() : m.comments_mine_hidden_other();
}
