import { useId } from 'react';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { formatInstant, ownZone } from '../lib/dates.ts';
import { Button } from '../ui/Button.tsx';
import type { QueueItem } from './queue.api.ts';
import { itemTitle, nameOf } from './queue-words.ts';

interface QueueCardProps {
  item: QueueItem;
  now: Date;
  isChecked: boolean;
  isBusy: boolean;
  onTick: () => void;
  onAccept: () => void;
  onRefuse: () => void;
}

/** One thing that waits. A request is answered in place, the rest where it stands. */
export function QueueCard(props: QueueCardProps) {
  const { item, now } = props;
  const titleId = useId();
  const { id, at, message, community } = item;
  return (
    <li id={id} className="card queue-card" tabIndex={-1} aria-labelledby={titleId}>
      <p className="queue-title" id={titleId}>
        {itemTitle(item)}
      </p>
      <p className="soft">
        <a href={communityHref(community.slug)}>{community.name}</a>,{' '}
        <time dateTime={at.toISOString()}>{formatInstant(at, ownZone(), now)}</time>
      </p>
      {message && <p className="queue-message">{message}</p>}
      {item.kind === 'request' && !message && <p className="soft">{m.queue_message_none()}</p>}
      {item.kind === 'request' ? (
        <Request {...props} />
      ) : (
        <div className="actions">
          <a className="button button-quiet" href={item.href} aria-describedby={titleId}>
            {m.queue_open()}
          </a>
        </div>
      )}
    </li>
  );
}

function Request({ item, isChecked, isBusy, onTick, onAccept, onRefuse }: QueueCardProps) {
  const checkId = useId();
  const name = nameOf(item);
  return (
    <div className="actions">
      <div className="check">
        <input id={checkId} type="checkbox" checked={isChecked} onChange={onTick} />
        <label htmlFor={checkId} className="visually-hidden">
          {m.queue_check_of({ name })}
        </label>
      </div>
      <Button isBusy={isBusy} aria-label={m.queue_accept_of({ name })} onClick={onAccept}>
        {m.queue_accept()}
      </Button>
      <Button look="secondary" aria-label={m.queue_refuse_of({ name })} onClick={onRefuse}>
        {m.queue_refuse()}
      </Button>
    </div>
  );
}
