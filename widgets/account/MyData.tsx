import { useState } from 'react';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { forgetSession, useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { DataExport } from './DataExport.tsx';
import { DeleteAccount } from './DeleteAccount.tsx';
import './account.css';

/** What I can take along, and how to leave. */
export function MyData() {
  return (
    <Island>
      <MyDataForSession />
    </Island>
  );
}

function MyDataForSession() {
  const session = useSession();
  const [leavesAt, setLeavesAt] = useState<Date | null>(null);

  const leave = (dueAt: Date) => {
    setLeavesAt(dueAt);
    void forgetSession(); // the server has ended all of them
  };

  if (leavesAt && session.status !== 'signed-in') return <Leaving at={leavesAt} />;
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-out') return <SignedOut />;
  return (
    <div key={session.userId}>
      <DataExport />
      <DeleteAccount onRequested={leave} />
    </div>
  );
}

function SignedOut() {
  return (
    <Notice
      action={
        <a className="button" href={signInHref()}>
          {m.app_sign_in()}
        </a>
      }
    >
      {m.account_data_signed_out()}
    </Notice>
  );
}

/** The form is gone, and the focus with it: it goes to what takes its place. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

function Leaving({ at }: { at: Date }) {
  const date = formatInstant(at, PARIS, new Date());
  return (
    <div ref={takeFocus} tabIndex={-1}>
      <Notice kind="success">{m.account_leaving_done({ date })}</Notice>
      <p>{m.account_leaving_done_mind()}</p>
    </div>
  );
}
