import { useSyncExternalStore } from 'react';
import { Island } from '../ui/Island.tsx';
import { SignUpProgress } from './SignUpProgress.tsx';
import { readPending } from './sign-up.storage.ts';
import './account.css';

interface SignUpStateProps {
  courseHref: string;
}

/** « État de votre inscription », for what this tab has begun. */
export function SignUpState(props: SignUpStateProps) {
  return (
    <Island>
      <StateOfThisTab {...props} />
    </Island>
  );
}

const never = () => () => undefined;
/** As text: a store must give the same thing twice. */
const readText = () => JSON.stringify(readPending());

function StateOfThisTab({ courseHref }: SignUpStateProps) {
  const pending = JSON.parse(useSyncExternalStore(never, readText, () => 'null'));
  // Known only in the browser: the key lets what was read there replace what the server could say.
  return <SignUpProgress key={String(pending?.sentAt)} pending={pending} courseHref={courseHref} />;
}
