import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';

export interface Acknowledged {
  number: number;
  email: string;
}

/** That the message was taken, by which number, and what comes next. */
export function MessageSent({ sent, onAnother }: { sent: Acknowledged; onAnother: () => void }) {
  return (
    <>
      <FocusedHeading>{m.contact_sent_title()}</FocusedHeading>
      <p className="notice notice-success">{m.contact_sent_number({ number: sent.number })}</p>
      <p>{m.contact_sent_receipt({ email: sent.email })}</p>
      <Button look="secondary" onClick={onAnother}>
        {m.contact_sent_another()}
      </Button>
    </>
  );
}
