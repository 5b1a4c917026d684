import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';
import { readSession } from '../lib/session-store.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, with the one thing to do about it. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { code, reason } = toAppError(error);
  // Signed in, and yet nobody to the database: something waits at the door, and the sign-in page
  // knows what.
  const isWaitedFor = reason === 'signed-out' && readSession() !== null;
  const retry = reason === 'other-person' ? () => location.reload() : onRetry;
  return (
    <Notice
      kind={isWaitedFor ? 'warning' : 'error'}
      action={
        code === 'signed-out' ? (
          <a className="button button-quiet" href={signInHref()}>
            {isWaitedFor ? m.app_continue() : m.app_sign_in()}
          </a>
        ) : (
          retry && (
            <Button look="secondary" onClick={retry}>
              {reason === 'other-person' ? m.app_reload() : m.app_try_again()}
            </Button>
          )
        )
      }
    >
      {isWaitedFor ? m.error_account_waits() : messageOf(error)}
    </Notice>
  );
}
