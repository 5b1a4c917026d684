import { useId, useState } from 'react';
import { m } from '#messages';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AskForMail } from './AskForMail.tsx';
import { askSignUpState } from './account.api.ts';

/** For a device that knows nothing of the sign-up: the page says the same to everybody, a mail the rest. */
export function AskState() {
  const titleId = useId();
  const { begin, pass } = useHumanCheck();
  const [isAsked, setIsAsked] = useState(false);

  const ask = async (email: string) => {
    await pass((proof) => askSignUpState(email, proof));
    setIsAsked(true);
  };

  // What goes wrong in the background is told when the form is sent.
  const beginEarly = () => void begin().catch(() => undefined);

  return (
    <section className="ask-state" aria-labelledby={titleId}>
      <h2 id={titleId}>{m.account_state_ask_title()}</h2>
      {isAsked ? (
        <>
          <Notice kind="success">{m.account_state_ask_done()}</Notice>
          <Button look="secondary" onClick={() => setIsAsked(false)}>
            {m.account_state_ask_other()}
          </Button>
        </>
      ) : (
        <AskForMail
          words={{
            intro: m.account_state_ask_text(),
            email: m.account_state_ask_email(),
            submit: m.account_state_ask_submit(),
            working: m.account_state_ask_working(),
          }}
          look="secondary"
          onBegin={beginEarly}
          onSubmit={ask}
        />
      )}
    </section>
  );
}
