import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { m } from '#messages';
import { formatDay, ownZone } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { signOut } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { accountState, cancelDeletion, choosePassword } from './gates.api.ts';
import type { AccountState } from './gates.schema.ts';
import { LiftButton } from './LiftButton.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { TermsGate } from './TermsGate.tsx';

interface GateProps {
  email: string;
  contactEmail: string;
  /** What is shown where nothing stands in the way. */
  children: ReactNode;
  onReady?: (() => void) | undefined;
}

/** What stands between a person who has signed in and their account, one thing at a time. */
export function Gate({ email, contactEmail, children, onReady }: GateProps) {
  const state = useQuery(accountState, queryClient);
  const isReady = state.data?.state === 'ready';
  useEffect(() => {
    if (isReady) onReady?.();
  }, [isReady, onReady]);

  if (state.isPending) return <p role="status">{m.account_gate_loading()}</p>;
  if (!state.data) {
    return (
      <>
        <ErrorNotice error={state.error} onRetry={() => state.refetch()} />
        <Leave />
      </>
    );
  }
  if (isReady) return children;
  const again = async () => {
    await state.refetch();
  };
  return (
    <>
      <Obstacle state={state.data} email={email} contactEmail={contactEmail} onLifted={again} />
      <Leave />
    </>
  );
}

interface ObstacleProps {
  state: AccountState;
  email: string;
  contactEmail: string;
  onLifted: () => Promise<void>;
}

function Obstacle({ state, email, contactEmail, onLifted }: ObstacleProps) {
  switch (state.state) {
    case 'suspended':
      return (
        <>
          <FocusedHeading>{m.account_gate_suspended_title()}</FocusedHeading>
          <p>
            {m.account_gate_suspended_text()} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
          </p>
        </>
      );
    case 'deletion-due':
      return <DeletionGate dueAt={state.deletion_due_at} onLifted={onLifted} />;
    case 'password-due':
      return (
        <>
          <FocusedHeading>{m.account_gate_password_title()}</FocusedHeading>
          <p>{m.account_gate_password_text()}</p>
          <NewPasswordForm
            email={email}
            names=""
            onSubmit={async (password) => {
              await choosePassword(password);
              await onLifted();
            }}
          />
        </>
      );
    case 'terms-due':
      return (
        <TermsGate
          key={state.terms_version}
          version={state.terms_version ?? ''}
          onLifted={onLifted}
        />
      );
    default:
      return (
        <>
          <FocusedHeading>{m.account_gate_unfinished_title()}</FocusedHeading>
          <p>{m.account_gate_unfinished_text()}</p>
          <p>
            <a className="button" href="/inscription/">
              {m.account_start_again()}
            </a>
          </p>
        </>
      );
  }
}

interface DeletionGateProps {
  dueAt: string | null;
  onLifted: () => Promise<void>;
}

function DeletionGate({ dueAt, onLifted }: DeletionGateProps) {
  const now = new Date();
  const date = formatDay(dueAt ? new Date(dueAt) : now, ownZone(), now);
  return (
    <>
      <FocusedHeading>{m.account_gate_deletion_title()}</FocusedHeading>
      <p>{m.account_gate_deletion_text({ date })}</p>
      <LiftButton
        onLift={async () => {
          await cancelDeletion();
          await onLifted();
        }}
      >
        {m.account_gate_deletion_cancel()}
      </LiftButton>
    </>
  );
}

function Leave() {
  return (
    <p className="after-form">
      <Button look="secondary" onClick={() => void signOut()}>
        {m.account_sign_out()}
      </Button>
    </p>
  );
}
