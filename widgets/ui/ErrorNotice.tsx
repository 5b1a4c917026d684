import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, with the one thing to do about it. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const isSignedOut = toAppError(error).code === 'signed-out';
  return (
    <Notice
      kind="error"
      action={
        isSignedOut ? (
          <a className="button button-quiet" href={signInHref()}>
            {m.app_sign_in()}
          </a>
        ) : (
          onRetry && (
            <Button look="secondary" onClick={onRetry}>
              {m.app_try_again()}
            </Button>
          )
        )
      }
    >
      {messageOf(error)}
    </Notice>
  );
}
