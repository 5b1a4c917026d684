import { m } from '#messages';
import { signOut } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface AlreadySignedInProps {
  email: string;
  onGoOn: () => void;
}

/** In place of a form that serves only somebody who is signed out. */
export function AlreadySignedIn({ email, onGoOn }: AlreadySignedInProps) {
  return (
    <Notice action={<SessionChoices onGoOn={onGoOn} />}>
      {m.account_sign_in_already({ email })}
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
