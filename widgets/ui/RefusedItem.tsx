import { useState } from 'react';
import { m } from '#messages';
import { refusalSentence } from '../lib/refusals.ts';
import type { Unsent } from '../lib/unsent.ts';
import { Button } from './Button.tsx';

interface RefusedItemProps {
  item: Unsent;
  onRetry: () => void;
  onForget: () => void;
}

/** Something that the server would not have: it stays on this device until its author decides. */
export function RefusedItem({ item, onRetry, onForget }: RefusedItemProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li>
      <p>
        {item.href ? <a href={item.href}>{item.what}</a> : item.what}
        <br />
        {refusalSentence(item.refusal)}
      </p>
      {item.text && <blockquote>{item.text}</blockquote>}
      <div className="actions">
        {isAsking ? (
          <>
            <p>{m.offline_forget_ask()}</p>
            <Button onClick={onForget}>{m.offline_forget_yes()}</Button>
            <Button look="secondary" onClick={() => setIsAsking(false)}>
              {m.app_cancel()}
            </Button>
          </>
        ) : (
          <>
            <Button look="secondary" onClick={onRetry}>
              {m.app_try_again()}
            </Button>
            <Button look="plain" onClick={() => setIsAsking(true)}>
              {m.offline_forget()}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
