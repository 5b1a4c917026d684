import { m } from '#messages';
import { signOut } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface AlreadySignedInProps {
  email: string;
  onGoOn: () => void;
  /** They come from setting a new password, which signed them in. */
  isPasswordSet?: boolean | undefined;
}

/** In place of a form that serves only somebody who is signed out. */
export function AlreadySignedIn({ email, onGoOn, isPasswordSet }: AlreadySignedInProps) {
  return (
    <Notice
      kind={isPasswordSet ? 'success' : undefined}
      action={<SessionChoices onGoOn={onGoOn} />}
    >
      {isPasswordSet ? m.account_new_done({ email }) : m.account_sign_in_already({ email })}
    </Notice>
  );
}

function SessionChoices({ onGoOn }: { onGoOn: () => void }) {
  return (
    <>
      <Button onClick={onGoOn}>{m.account_go_on()}</Button>
      <Button look="secondary" onClick={() => void signOut()}>
        {m.account_sign_out()}
      </Button>
    </>
  );
}
