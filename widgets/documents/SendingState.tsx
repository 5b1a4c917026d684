import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ProgressBar } from '../ui/Progress.tsx';
import { documentMessage } from './document-words.ts';
import type { Sending } from './use-sending.ts';

/** How far a file is, or why it did not arrive. */
export function SendingState({ state, stop }: Pick<Sending, 'state' | 'stop'>) {
  if (state.step === 'idle') {
    return state.error ? <Notice kind="error">{documentMessage(state.error)}</Notice> : null;
  }
  if (state.step === 'checking') return <p role="status">{m.documents_checking()}</p>;
  return (
    <div className="document-sending">
      <p role="status">{m.documents_sending()}</p>
      <ProgressBar percent={state.percent} label={m.documents_sending()} />
      <Button look="plain" onClick={stop}>
        {m.documents_stop()}
      </Button>
    </div>
  );
}
