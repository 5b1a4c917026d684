import { useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { endWelcome, readWelcome } from './sign-up.storage.ts';

/** Said once, on the first page after sign-up, and until it is closed. */
export function Welcome() {
  const [isShown, setIsShown] = useState(readWelcome);
  if (!isShown) return null;

  const close = () => {
    endWelcome();
    setIsShown(false);
  };
  return (
    <div className="welcome">
      <Notice
        kind="success"
        action={
          <Button look="secondary" onClick={close}>
            {m.account_welcome_close()}
          </Button>
        }
      >
        {m.account_welcome()}
      </Notice>
    </div>
  );
}
